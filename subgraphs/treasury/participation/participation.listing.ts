/** Participations as a list: who takes part, in which role, who left when. */
import { Field, ID, InputType } from "type-graphql";
import { children } from "../../kit/read/batch";
import { Where, anyOf, before, from, overlaps } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { Participation, ParticipantRoleEnum, ParticipationStateEnum } from "./participation.entity";

@InputType({ description: "Which participations a list holds." })
class ParticipationFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("organizationId"))
  @Field(() => [ID], { nullable: true, description: "Of these organizations." })
  organizations?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [ParticipationStateEnum], { nullable: true })
  states?: string[] | null;

  @Where(overlaps("roles"))
  @Field(() => [ParticipantRoleEnum], { nullable: true, description: "With at least one of these roles." })
  roles?: string[] | null;

  @Where(from("activatedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Active at this instant or since a later one." })
  activatedFrom?: Date | null;

  @Where(from("withdrawnAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Withdrawn at this instant or later." })
  withdrawnFrom?: Date | null;

  @Where(before("withdrawnAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Withdrawn before this instant." })
  withdrawnBefore?: Date | null;
}

export const participations = new Listing({
  of: Participation,
  name: "Participation",
  filter: ParticipationFilter,
  orders: { INVITED_AT: "invitedAt", ACTIVATED_AT: "activatedAt", WITHDRAWN_AT: "withdrawnAt" },
});

/** By organization; at most one each. */
export const participationByOrganization = children({
  of: Participation,
  parent: "organizationId",
  orderBy: "invitedAt",
});
