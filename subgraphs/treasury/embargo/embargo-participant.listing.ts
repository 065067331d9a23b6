/** Invitations to embargoes as a list: who has not answered, who signed what. */
import { Field, ID, InputType } from "type-graphql";
import { children } from "../../kit/read/batch";
import { Where, anyOf, before } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { EmbargoParticipant, EmbargoParticipantStateEnum } from "./embargo-participant.entity";

@InputType({ description: "Which invitations to embargoes a list holds." })
class EmbargoParticipantFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [EmbargoParticipantStateEnum], { nullable: true })
  states?: string[] | null;

  @Where(anyOf("embargoId"))
  @Field(() => [ID], { nullable: true, description: "To these embargoes." })
  embargoes?: string[] | null;

  @Where(anyOf("organizationId"))
  @Field(() => [ID], { nullable: true, description: "Of these organizations." })
  organizations?: string[] | null;

  @Where(before("invitedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Invited before this instant." })
  invitedBefore?: Date | null;
}

export const embargoParticipants = new Listing({
  of: EmbargoParticipant,
  name: "EmbargoParticipant",
  filter: EmbargoParticipantFilter,
  orders: { INVITED_AT: "invitedAt", DECIDED_AT: "decidedAt" },
});

/** Everybody who was invited to an embargo: a handful. */
export const participantsByEmbargo = children({
  of: EmbargoParticipant,
  parent: "embargoId",
  orderBy: "invitedAt",
});
