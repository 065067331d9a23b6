/** Designations as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import type { DesignationOutcome } from "./designation-outcome";
import { Designation, DesignationOutcomeEnum } from "./designation.entity";

@InputType()
class DesignationFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("modelId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the models." })
  models?: string[] | null;

  @Where(anyOf("outcome"))
  @Field(() => [DesignationOutcomeEnum], { nullable: true })
  outcomes?: DesignationOutcome[] | null;

  @Where(holds(({ column }) => `${column("supersededAt")} IS NULL`))
  @Field(() => Boolean, { nullable: true, description: "No later determination took its place." })
  current?: boolean | null;

  @Where(from("determinedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Determined at this instant or later." })
  determinedFrom?: Date | null;

  @Where(before("determinedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Determined before this instant." })
  determinedBefore?: Date | null;

  @Where(contains("id", "summary"))
  @Field(() => String, { nullable: true, description: "Words of id or summary." })
  search?: string | null;
}

export const designations = new Listing({
  of: Designation,
  name: "Designation",
  filter: DesignationFilter,
  orders: { DETERMINED_AT: "determinedAt", SUPERSEDED_AT: "supersededAt", OUTCOME: "outcome" },
  defaultOrder: { field: "DETERMINED_AT", direction: "DESC" },
});
