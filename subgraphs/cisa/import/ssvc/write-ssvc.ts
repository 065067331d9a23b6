/**
 * SSVC decision points into the table of vulnerabilities, in one update. A vulnerability that the hub does not know
 * is rejected: points alone say nothing about what it is.
 */
import type { Client } from "pg";
import { copyInto } from "../../../kit/database/copy-into";
import type { RowReceipt } from "../../../kit/import/import-report";
import type { ParsedInput } from "../../../kit/import/parsed-input";
import type { SsvcRow } from "./parse-ssvc";

const CREATE_STAGING = `
  CREATE TEMPORARY TABLE ssvc_import (
    row integer PRIMARY KEY, cve_id text NOT NULL UNIQUE, exploitation text, automatable text, technical_impact text
  ) ON COMMIT DROP`;

const STAGING_COLUMNS = ["row", "cve_id", "exploitation", "automatable", "technical_impact"];

const LOCK = `SELECT FROM vulnerability v JOIN ssvc_import s USING (cve_id) ORDER BY v.id FOR UPDATE OF v`;

/** Name of the point in the file → column of the vulnerability, column of the staged row. */
const POINTS = [
  ["exploitation", "ssvc_exploitation", "exploitation"],
  ["automatable", "ssvc_automatable", "automatable"],
  ["technicalImpact", "ssvc_technical_impact", "technical_impact"],
] as const;

/** $1 name of the source. */
const UPDATE = `
  WITH next AS (
    SELECT s.row, s.cve_id, v.id, num_nonnulls(${POINTS.map(([, column]) => `v.${column}`).join(", ")}) = 0 AS is_new,
      ${POINTS.map(([, column, staged]) => `coalesce(s.${staged}, v.${column}) AS ${column}`).join(", ")},
      array_remove(ARRAY[${POINTS.map(
        ([
          name,
          column,
          staged,
        ]) => `CASE WHEN s.${staged} <> v.${column} OR (v.${column} IS NULL AND s.${staged} IS NOT NULL)
          THEN '${name} ' || coalesce(v.${column}, 'open') || ' → ' || s.${staged} END`,
      ).join(", ")}], NULL) AS changes
    FROM ssvc_import s LEFT JOIN vulnerability v USING (cve_id)
  ), written AS (
    UPDATE vulnerability v SET version = v.version + 1,
      ${POINTS.map(([, column]) => `${column} = next.${column}`).join(", ")}
    FROM next WHERE v.id = next.id AND next.changes <> '{}'
    RETURNING v.id
  ), noted AS (
    INSERT INTO history (record_type, record_id, at, actor, office, action, basis)
    SELECT 'Vulnerability', written.id, now(), 'ssvc-import', 'CISA', CASE WHEN is_new THEN 'assess' ELSE 'reassess' END,
      'SSVC points of ' || $1 || ': ' || array_to_string(changes, ', ')
    FROM written JOIN next USING (id)
  )
  SELECT row, cve_id AS id,
    CASE WHEN id IS NULL THEN 'REJECTED' WHEN changes = '{}' THEN 'UNCHANGED' WHEN is_new THEN 'ADDED'
      ELSE 'CHANGED' END AS outcome,
    CASE WHEN id IS NULL THEN 'the hub knows no vulnerability with this CVE'
      WHEN changes <> '{}' THEN array_to_string(changes, ', ') END AS detail
  FROM next`;

/** @returns a receipt for each row */
export async function writeSsvc(client: Client, { rows }: ParsedInput<SsvcRow>, name: string): Promise<RowReceipt[]> {
  await client.query(CREATE_STAGING);
  await copyInto(
    client,
    { table: "ssvc_import", columns: STAGING_COLUMNS },
    rows.map((row) => [row.row, row.cveId, row.exploitation, row.automatable, row.technicalImpact]),
  );
  await client.query("ANALYZE ssvc_import");
  await client.query(LOCK);
  const { rows: receipts } = await client.query<RowReceipt>(UPDATE, [name]);
  return receipts;
}
