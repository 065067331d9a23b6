/** What `Agency.hiring` holds: an agency's hiring in figures. */
import { Field, Int, ObjectType } from "type-graphql";
import { PlacementStateEnum } from "../placement/placement.entity";
import type { PlacementState } from "../placement/placement.transitions";

@ObjectType({ description: "An agency's hiring of cyber specialists. Counts of people under five are null." })
export class AgencyHiring {
  agencyId: string;
}

@ObjectType({ description: "How many placements of an agency stand in one state." })
export class PlacementCount {
  @Field(() => PlacementStateEnum)
  state: PlacementState;

  @Field(() => Int, { nullable: true, description: "Null when it is under five." })
  count: number | null;
}
