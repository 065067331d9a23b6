/**
 * A referral: an agency tells DOJ of conduct that may be criminal. People make referrals; nothing creates one by
 * itself. The investigation behind it is told by the investigation's own visibility.
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateScalar } from "../../kit/schema/scalars";
import { REFERRAL_STATES, type ReferralState } from "./referral.transitions";

export const ReferralStateEnum = graphqlEnum(REFERRAL_STATES, {
  name: "ReferralState",
  description: "Where a referral stands.",
});

@ObjectType({ description: "Conduct that an agency brought before DOJ as possibly criminal." })
@Directive('@key(fields: "id")')
@Entity()
@Announces("agencyId", "receivedOn", "decidedOn")
export class Referral extends HubRecord {
  @Field({ description: "What was referred, in one sentence." })
  @Column("text")
  summary: string;

  @Field(() => ReferralStateEnum)
  @Column("text")
  state: ReferralState;

  @Column("text")
  agencyId: string;

  @Column("text", { nullable: true })
  districtId: string | null;

  @Column("text", { nullable: true })
  investigationId: string | null;

  @Column("text", { array: true, default: () => "'{}'" })
  organizationIds: string[];

  @Column("text", { array: true, default: () => "'{}'" })
  vulnerabilityIds: string[];

  @Field(() => DateScalar)
  @Column("date")
  receivedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day on which DOJ accepted or declined it." })
  @Column("date", { nullable: true })
  decidedOn: string | null;

  @Field(() => String, { nullable: true, description: "Why DOJ declined it." })
  @Column("text", { nullable: true })
  declineReason: string | null;
}
