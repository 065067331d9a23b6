/**
 * Open positions: how many people agencies look for in announcements that recruit (announcement.transitions.ts).
 * In: agency with work roles, work role, or pathway. Out: sums, one statement for all that a request asks for.
 */
import type { Batch } from "../../kit/read/batch";
import { isRecruitingSql } from "./announcement.transitions";

interface Sum {
  readonly key: string;
  readonly positions: number;
}

/** @param workRoles counts these roles only; null counts all. @returns key of `openPositionsByAgency` */
export function openPositionsKey(agencyId: string, workRoles: readonly string[] | null): string {
  return JSON.stringify([agencyId, workRoles]);
}

/** Sums by `openPositionsKey`; keys without open positions are left out. */
export const openPositionsByAgency: Batch<string, number> = {
  async fetch(keys, database) {
    const rows = await database.query<Sum>(
      `SELECT wanted.key, sum(a.positions)::int AS positions
       FROM unnest($1::text[]) AS wanted(key) CROSS JOIN LATERAL (SELECT wanted.key::jsonb AS key) parsed
       JOIN announcement a ON a.agency_id = parsed.key ->> 0
       WHERE ${isRecruitingSql("a.state")}
         AND (parsed.key -> 1 = 'null'::jsonb OR jsonb_exists(parsed.key -> 1, a.work_role_id))
       GROUP BY wanted.key`,
      [keys],
    );
    return sums(rows);
  },
};

export const openPositionsByWorkRole = openPositionsBy("work_role_id");

export const openPositionsByPathway = openPositionsBy("pathway_id");

function openPositionsBy(column: "work_role_id" | "pathway_id"): Batch<string, number> {
  return {
    async fetch(keys, database) {
      const rows = await database.query<Sum>(
        `SELECT ${column} AS key, sum(positions)::int AS positions FROM announcement
         WHERE ${column} = ANY($1) AND ${isRecruitingSql("state")} GROUP BY ${column}`,
        [keys],
      );
      return sums(rows);
    },
  };
}

function sums(rows: readonly Sum[]): ReadonlyMap<string, number> {
  return new Map(rows.map((row) => [row.key, row.positions]));
}
