/**
 * An organization outside government that developer and government together choose as a trusted partner for a model.
 * Source: Executive Order 14409, section 3(b).
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { OrganizationStub } from "../foreign/organization";
import {
  TRUSTED_PARTNERSHIP_STATES,
  type TrustedPartnershipState,
  trustedPartnershipLifecycle,
} from "./trusted-partnership.transitions";

export const TrustedPartnershipStateEnum = graphqlEnum(TRUSTED_PARTNERSHIP_STATES, {
  name: "TrustedPartnershipState",
  description: "Which sides have agreed. ACTIVE needs both.",
});

@Announces("modelId", "partnerId")
@ObjectType({ description: "A partner outside government, chosen by developer and government together." })
@Directive('@key(fields: "id")')
@Entity()
export class TrustedPartnership extends HubRecord {
  @Column("text")
  modelId: string;

  @Column("text")
  developerId: string;

  @Column("text")
  partnerId: string;

  @Field(() => TrustedPartnershipStateEnum)
  @Column("text", { default: trustedPartnershipLifecycle.initial })
  state: TrustedPartnershipState;

  @Field({ description: "What the partner is to do with the access." })
  @Column("text")
  purpose: string;

  @Field(() => DateTimeScalar)
  @Column("timestamptz")
  proposedAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the developer agreed; null before." })
  @Column("timestamptz", { nullable: true })
  developerAgreedAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the government agreed; null before." })
  @Column("timestamptz", { nullable: true })
  governmentAgreedAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When one side ended it; null before." })
  @Column("timestamptz", { nullable: true })
  endedAt: string | null;

  @Field(() => OrganizationStub)
  get developer(): OrganizationStub {
    return { id: this.developerId };
  }

  @Field(() => OrganizationStub, { description: "The organization that becomes a trusted partner." })
  get partner(): OrganizationStub {
    return { id: this.partnerId };
  }
}
