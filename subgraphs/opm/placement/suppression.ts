/**
 * Small counts of people are suppressed: a count under five is never told, neither as a number nor by anything
 * that could be counted, added up or subtracted. Zero is under five: telling "nobody" from "a few" would tell of a few.
 *
 * How it holds. Placements fall into cells: one agency, one state. A cell is told as a whole or not at all:
 *  - Rows of cells under five do not exist for readers (`@Readable` on the entity): not in lists and totals, not by id.
 *  - A row shows its pseudonym, its agency, its state, its marking and source. Work role, pathway, announcement,
 *    version, days and history would divide a cell further: they stay in the table, without a way into the graph.
 *    For the same reason the type has no key, so no reference reaches a row past the rule.
 *  - The list's filter knows agencies and states and nothing else, so every filtered list is a union of told cells:
 *    its `totalCount` is 0 or at least five.
 *  - No sum is told that includes a suppressed cell, so nothing is left over when told cells are subtracted from it.
 *  - Open positions follow from announcements alone, not from how many were filled (announcement.transitions.ts).
 *  - A median of days to hire needs the same five people, and is told by agency only. Told by pathway, its presence
 *    would divide cells: an agency's five people, all of them under one pathway, would tell of nobody under another.
 *  - Only OPM's officers command placements, and only their commands answer one that is not told (placement-file.ts).
 * What remains is comparing answers over time: a cell that grows by one tells that somebody came, not who.
 */
import type { ReadingRule } from "../../kit/access/reading-rule";

export const SMALLEST_COUNT_TOLD = 5;

/** About rows together, so a policy, which sees one row, cannot keep it: the entity's queries and figures do. */
export const SUPPRESSION: ReadingRule = {
  own: {
    told: isInToldCell,
    who: "only among five or more of one agency in one state",
    isOfQueriesOnly: true,
  },
};

/** SQL that holds for rows of `placement` whose cell is told. @param column quoted column of a property */
function isInToldCell(column: (property: string) => string): string {
  return `(${column("agencyId")}, ${column("state")}) IN (
    SELECT agency_id, state FROM placement GROUP BY agency_id, state HAVING count(*) >= ${SMALLEST_COUNT_TOLD})`;
}
