/**
 * Early access to a model that its developer offers to one agency, before its release to other trusted partners.
 * How long it may last: window-rule.ts. What must be attested before it opens: safeguard-attestation.
 * Source: Executive Order 14409, section 3(b).
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { AgencyStub } from "../foreign/agency";
import { OrganizationStub } from "../foreign/organization";
import { ACCESS_WINDOW_STATES, type AccessWindowState, accessWindowLifecycle } from "./access-window.transitions";

export const AccessWindowStateEnum = graphqlEnum(ACCESS_WINDOW_STATES, {
  name: "AccessWindowState",
  description: "Where an offer of early access stands.",
});

@Announces("modelId", "receivingAgencyId", "opensAt", "closesAt")
@ObjectType({ description: "Early access to a model, offered by its developer to one agency." })
@Directive('@key(fields: "id")')
@Entity()
export class AccessWindow extends HubRecord {
  @Column("text")
  modelId: string;

  @Column("text")
  developerId: string;

  @Column("text")
  receivingAgencyId: string;

  @Field(() => AccessWindowStateEnum)
  @Column("text", { default: accessWindowLifecycle.initial })
  state: AccessWindowState;

  @Field(() => DateTimeScalar, { description: "When the developer offered it." })
  @Column("timestamptz")
  offeredAt: string;

  @Field(() => DateTimeScalar, { description: "Agreed beginning." })
  @Column("timestamptz")
  opensAt: string;

  @Field(() => DateTimeScalar, { description: "Agreed end, at most 30 × 24 hours after the beginning." })
  @Column("timestamptz")
  closesAt: string;

  @Field(() => DateTimeScalar, {
    description: "The developer's planned release to other trusted partners, as the offer names it.",
  })
  @Column("timestamptz")
  plannedReleaseAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was closed or withdrawn; null before." })
  @Column("timestamptz", { nullable: true })
  endedAt: string | null;

  @Field(() => OrganizationStub, { description: "The developer, which alone offers and withdraws." })
  get developer(): OrganizationStub {
    return { id: this.developerId };
  }

  @Field(() => AgencyStub, { description: "The agency that gets access and attests the safeguards." })
  get receivingAgency(): AgencyStub {
    return { id: this.receivingAgencyId };
  }
}
