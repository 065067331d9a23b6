/** What `Agency.hiring` holds, an agency's hiring in figures, and which agencies hire. */
import { Field, Int, ObjectType } from "type-graphql";
import type { RequestDatabase } from "../../kit/read/request-database";
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

/** @param agencies these only; null for all @returns those that announced positions, by id */
export async function hiringAgencies(
  database: RequestDatabase,
  agencies: readonly string[] | null,
): Promise<AgencyHiring[]> {
  return database.query<AgencyHiring>(
    `SELECT DISTINCT agency_id AS "agencyId" FROM announcement
     WHERE $1::text[] IS NULL OR agency_id = ANY($1) ORDER BY agency_id`,
    [agencies],
  );
}
