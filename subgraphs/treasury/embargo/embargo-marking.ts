/**
 * Marks a case and all that hangs on it while its embargo is in force, and gives it free afterwards: one statement for
 * all five types, with history and events, since a case under embargo has more parts than a command has statements.
 * In: embargoes, whether they are in force. Out: nothing. The embargo itself is marked with its own change.
 */
import type { MarkingLevel, TlpLabel } from "../../../common/marking";
import type { Work } from "../../kit/command/work";

interface EmbargoMarking {
  readonly markingLevel: MarkingLevel;
  readonly markingTlp: TlpLabel;
}

/** Source: 32 CFR part 2002 (CUI); FIRST TLP 2.0, AMBER: the recipients and who needs to know among their clients. */
export const IN_FORCE: EmbargoMarking = { markingLevel: "CUI", markingTlp: "AMBER" };

export const FREE: EmbargoMarking = { markingLevel: "UNCLASSIFIED", markingTlp: "GREEN" };

const PARTS = [
  ["VulnerabilityCase", "vulnerability_case", "id"],
  ["Fix", "fix", "case_id"],
  ["ScanClaim", "scan_claim", "case_id"],
  ["EmbargoParticipant", "embargo_participant", "embargo_id"],
] as const;

/** `state` where a part has one. */
const stateOf = (table: string): string => (table === "fix" ? "NULL::text" : "p.state");

/** $1 embargoes, $2 level, $3 label, $4 instant, $5 actor, $6 office, $7 whether all may know, $8 and $9 marked so far. */
const MARK = `
  WITH cases AS (SELECT case_id AS id FROM embargo WHERE id = ANY($1)),
  ${PARTS.map(
    ([type, table, key]) => `${table}_marked AS (
      UPDATE ${table} p SET marking_level = $2, marking_tlp = $3, version = p.version + 1
      WHERE p.${key} ${key === "embargo_id" ? "= ANY($1)" : "IN (SELECT id FROM cases)"}
        AND p.marking_level = $8 AND coalesce(p.marking_tlp, 'CLEAR') = ANY($9)
      RETURNING '${type}' AS type, p.id, p.version, ${stateOf(table)} AS state)`,
  ).join(",\n")},
  marked AS (${PARTS.map(([, table]) => `SELECT * FROM ${table}_marked`).join(" UNION ALL ")}),
  noted AS (INSERT INTO history (record_type, record_id, at, actor, office, action, from_state, to_state, basis)
    SELECT type, id, $4, $5, $6, 'mark', state, state, $2 || ' TLP:' || $3 FROM marked)
  INSERT INTO outbox (at, record_type, record_id, version, action, office, from_state, to_state, announced)
  SELECT $4, type, id, version, 'mark', $6, state, state, $7 FROM marked`;

/** What an embargo marks or gives free; parts that are marked for another reason stay as they are. */
const MARKED_SO_FAR = {
  IN_FORCE: { level: "UNCLASSIFIED", labels: ["CLEAR", "GREEN"] },
  FREE: { level: IN_FORCE.markingLevel, labels: [IN_FORCE.markingTlp] },
} as const;

export async function markParts(work: Work, embargoIds: readonly string[], marking: EmbargoMarking): Promise<void> {
  if (embargoIds.length === 0) return;
  const { roles, office } = work.caller;
  const before = MARKED_SO_FAR[marking === FREE ? "FREE" : "IN_FORCE"];
  await work.query(MARK, [
    embargoIds,
    marking.markingLevel,
    marking.markingTlp,
    work.now,
    roles.join(", "),
    office,
    marking === FREE,
    before.level,
    before.labels,
  ]);
}
