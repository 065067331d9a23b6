/** Placements as a list. The filter offers whole cells and nothing finer; suppression.ts says why. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { Placement, PlacementStateEnum } from "./placement.entity";
import type { PlacementState } from "./placement.transitions";

@InputType()
class PlacementFilter {
  @Where(anyOf("agencyId"))
  @Field(() => [ID], { nullable: true, description: "Hiring agencies." })
  agencies?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [PlacementStateEnum], { nullable: true })
  states?: PlacementState[] | null;
}

export const placements = new Listing({ of: Placement, name: "Placement", filter: PlacementFilter });
