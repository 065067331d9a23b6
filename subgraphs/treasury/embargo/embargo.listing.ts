/** Embargoes as a list: which are in force, which end soon, who signed. */
import { Field, ID, InputType } from "type-graphql";
import { children } from "../../kit/read/batch";
import { Where, anyOf, before, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { isAmong } from "../../kit/record/transitions";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { Embargo, EmbargoStateEnum } from "./embargo.entity";
import { EMBARGO_STATES_IN_FORCE } from "./embargo.transitions";

@InputType({ description: "Which embargoes a list holds." })
class EmbargoFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [EmbargoStateEnum], { nullable: true })
  states?: string[] | null;

  @Where(holds(({ column }) => isAmong(column("state"), EMBARGO_STATES_IN_FORCE)))
  @Field(() => Boolean, { nullable: true, description: "Active, also while being revised." })
  inForce?: boolean | null;

  @Where(anyOf("caseId"))
  @Field(() => [ID], { nullable: true, description: "Of these cases." })
  cases?: string[] | null;

  @Where(
    (organizations, { column, bind }) => `EXISTS (SELECT FROM embargo_participant p
      WHERE p.embargo_id = ${column("id")} AND p.state = 'SIGNATORY' AND p.organization_id = ANY(${bind(organizations)}))`,
  )
  @Field(() => [ID], { nullable: true, description: "That one of these organizations signed." })
  signatories?: string[] | null;

  @Where(from("endsAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "To end at this instant or later." })
  endsFrom?: Date | null;

  @Where(before("endsAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "To end before this instant." })
  endsBefore?: Date | null;
}

export const embargoes = new Listing({
  of: Embargo,
  name: "Embargo",
  filter: EmbargoFilter,
  orders: { PROPOSED_AT: "proposedAt", ENDS_AT: "endsAt" },
});

/** By case; at most one each. */
export const embargoByCase = children({ of: Embargo, parent: "caseId", orderBy: "id" });
