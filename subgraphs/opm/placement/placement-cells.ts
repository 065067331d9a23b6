/**
 * Figures about placements by agency, one statement for all agencies of a request.
 * Out: told cells only (suppression.ts); what is suppressed is left out.
 */
import type { Batch } from "../../kit/read/batch";
import type { PlacementState } from "./placement.transitions";
import { SMALLEST_COUNT_TOLD } from "./suppression";

export interface PlacementCell {
  readonly agencyId: string;
  readonly state: PlacementState;
  readonly count: number;
  /** Newest `provenance.asOf` among the cell's placements. */
  readonly asOf: string;
}

/** Told cells by agency id and state. */
export const placementCells: Batch<string, ReadonlyMap<PlacementState, PlacementCell>> = {
  async fetch(agencyIds, database) {
    const rows = await database.query<PlacementCell>(
      `SELECT agency_id AS "agencyId", state, count(*)::int AS count, max(provenance_as_of) AS "asOf" FROM placement
       WHERE agency_id = ANY($1) GROUP BY agency_id, state HAVING count(*) >= ${SMALLEST_COUNT_TOLD}`,
      [agencyIds],
    );
    const cellsByAgency = [...Map.groupBy(rows, (row) => row.agencyId)];
    return new Map(cellsByAgency.map(([agencyId, cells]) => [agencyId, new Map(cells.map((one) => [one.state, one]))]));
  },
};

/** Median of calendar days from posting to the first day of work, by agency id. */
export const medianDaysToHire: Batch<string, number> = {
  async fetch(agencyIds, database) {
    const rows = await database.query<{ agencyId: string; days: number }>(
      `SELECT p.agency_id AS "agencyId",
         percentile_cont(0.5) WITHIN GROUP (ORDER BY p.onboarded_on - a.posted_on) AS days
       FROM placement p JOIN announcement a ON a.id = p.announcement_id
       WHERE p.agency_id = ANY($1) AND p.state = 'ONBOARDED'
       GROUP BY p.agency_id HAVING count(*) >= ${SMALLEST_COUNT_TOLD}`,
      [agencyIds],
    );
    return new Map(rows.map((row) => [row.agencyId, row.days]));
  },
};
