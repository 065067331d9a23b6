/**
 * Advisories into the clearinghouse's cases: one statement finds the cases that share an id with them, one writes what
 * begins, one what changes, each with its history and events. Found cases stay as they are until the import ends.
 */
import type { Client } from "pg";
import type { RowReceipt } from "../../kit/import/import-report";
import type { ParsedInput } from "../../kit/import/parsed-input";
import type { AdvisoryRow } from "./advisory-row";
import { type CaseChange, type KnownCase, mergeAdvisories } from "./merge-advisories";

/** $1 ids of vulnerabilities, $2 ids that new cases would like. */
const FIND = `
  WITH matching AS (
    SELECT id, duplicate_of_id FROM vulnerability_case WHERE vulnerability_id = ANY($1)
    UNION SELECT id, duplicate_of_id FROM vulnerability_case WHERE aliases && $1
    UNION SELECT id, duplicate_of_id FROM vulnerability_case WHERE id = ANY($2)
  )
  SELECT id, vulnerability_id AS "vulnerabilityId", aliases, affected, duplicate_of_id AS "duplicateOfId",
    marking_tlp AS tlp
  FROM vulnerability_case
  WHERE id IN (SELECT id FROM matching UNION SELECT duplicate_of_id FROM matching)
  ORDER BY reported_at, id FOR UPDATE`;

const COLUMNS = [
  "id",
  "vulnerability_id",
  "aliases",
  "affected",
  "title",
  "summary",
  "priority",
  "marking_tlp",
  "provenance_source",
  "provenance_as_of",
].join(", ");

/** History and events of the rows of `written`. */
const RECORDS = `
  noted AS (INSERT INTO history (record_type, record_id, at, actor, office, action, from_state, to_state, basis)
    SELECT 'VulnerabilityCase', w.id, now(), $2, 'treasury', w.action, w.from_state, w.state, w.edition FROM written w)
  INSERT INTO outbox (at, record_type, record_id, version, action, office, from_state, to_state, facts, announced)
  SELECT now(), 'VulnerabilityCase', w.id, w.version, w.action, 'treasury', w.from_state, w.state,
    jsonb_build_object('vulnerabilityId', w.vulnerability_id, 'title', w.title, 'priority', w.priority),
    w.marking_level = 'UNCLASSIFIED' AND coalesce(w.marking_tlp, 'CLEAR') IN ('CLEAR', 'GREEN')
  FROM written w`;

/** $1 cases as JSON, $2 actor. */
const INSERT = `
  WITH made AS (
    INSERT INTO vulnerability_case (${COLUMNS}, reported_at)
    SELECT ${COLUMNS}, now() FROM jsonb_populate_recordset(NULL::vulnerability_case, $1) RETURNING *
  ), written AS (
    SELECT made.*, 'import' AS action, NULL AS from_state, given.edition
    FROM made JOIN jsonb_to_recordset($1) given(id text, edition text) USING (id)
  ), ${RECORDS}`;

/** $1 cases as JSON, $2 actor. */
const UPDATE = `
  WITH made AS (
    UPDATE vulnerability_case c SET aliases = given.aliases, affected = given.affected, version = c.version + 1
    FROM jsonb_populate_recordset(NULL::vulnerability_case, $1) given WHERE c.id = given.id RETURNING c.*
  ), written AS (
    SELECT made.*, 'learn' AS action, made.state AS from_state, given.edition
    FROM made JOIN jsonb_to_recordset($1) given(id text, edition text) USING (id)
  ), ${RECORDS}`;

/** @param actor who did it, for history: `osv-import` */
export function writeCases(actor: string) {
  return async (client: Client, { rows }: ParsedInput<AdvisoryRow>): Promise<RowReceipt[]> => {
    const { begun, changed, receipts } = mergeAdvisories(await knownCases(client, rows), rows);
    if (begun.length > 0) await client.query(INSERT, [JSON.stringify(begun.map(asNew)), actor]);
    if (changed.length > 0) await client.query(UPDATE, [JSON.stringify(changed.map(asChanged)), actor]);
    return [...receipts];
  };
}

async function knownCases(client: Client, rows: readonly AdvisoryRow[]): Promise<KnownCase[]> {
  const ids = [...new Set(rows.flatMap(({ id, aliases }) => [id, ...aliases]))];
  const caseIds = ids.map((id) => `case-${id.toLowerCase()}`);
  return (await client.query<KnownCase>(FIND, [ids, caseIds])).rows;
}

function asChanged({ id, aliases, affected, row }: CaseChange): object {
  return { id, aliases, affected, edition: row.edition };
}

function asNew(one: CaseChange): object {
  const { row, vulnerabilityId } = one;
  return {
    ...asChanged(one),
    vulnerability_id: vulnerabilityId,
    title: row.title,
    summary: row.summary,
    priority: row.priority,
    marking_tlp: row.tlp,
    provenance_source: row.source,
    provenance_as_of: row.modifiedAt,
  };
}
