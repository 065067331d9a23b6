/** Frontier models as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { FrontierModel } from "./frontier-model.entity";

@InputType()
class FrontierModelFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("developerId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the developing organizations." })
  developers?: string[] | null;

  @Where(
    holds(
      ({ column }) => `EXISTS (SELECT FROM designation d
        WHERE d.model_id = ${column("id")} AND d.superseded_at IS NULL AND d.outcome = 'COVERED')`,
    ),
  )
  @Field(() => Boolean, { nullable: true, description: "The current designation says COVERED." })
  covered?: boolean | null;

  @Where(holds(({ column }) => `EXISTS (SELECT FROM designation d WHERE d.model_id = ${column("id")})`))
  @Field(() => Boolean, { nullable: true, description: "A designation was made, whichever its outcome." })
  designated?: boolean | null;

  @Where(holds(({ column }) => `${column("releasedAt")} IS NOT NULL`))
  @Field(() => Boolean, { nullable: true })
  released?: boolean | null;

  @Where(from("plannedReleaseAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Planned for this instant or later." })
  plannedReleaseFrom?: Date | null;

  @Where(before("plannedReleaseAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Planned for before this instant." })
  plannedReleaseBefore?: Date | null;

  @Where(contains("id", "name", "purpose"))
  @Field(() => String, { nullable: true, description: "Words of id, name or purpose." })
  search?: string | null;
}

export const frontierModels = new Listing({
  of: FrontierModel,
  name: "FrontierModel",
  filter: FrontierModelFilter,
  orders: { NAME: "name", PLANNED_RELEASE_AT: "plannedReleaseAt", RELEASED_AT: "releasedAt" },
  defaultOrder: { field: "NAME", direction: "ASC" },
});
