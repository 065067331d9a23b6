/**
 * Rows of a KEV catalogue into the table of vulnerabilities: by COPY into a temporary table, then one upsert in which
 * only entries that really differ get a new version and an entry in their history.
 * An entry that the hub holds from a newer edition stays as it is. Entries that the catalogue lacks are left alone.
 */
import type { Client } from "pg";
import { copyInto } from "../../../kit/database/copy-into";
import type { RowReceipt } from "../../../kit/import/import-report";
import type { ParsedInput } from "../../../kit/import/parsed-input";
import type { KevRow } from "./parse-kev";

const CREATE_STAGING = `
  CREATE TEMPORARY TABLE kev_import (
    row integer PRIMARY KEY, cve_id text NOT NULL UNIQUE, vendor text NOT NULL, product text NOT NULL,
    title text NOT NULL, description text NOT NULL, date_added date NOT NULL, due_date date NOT NULL,
    required_action text NOT NULL, ransomware_use text, notes text, cwes text[]
  ) ON COMMIT DROP`;

const STAGING_COLUMNS = [
  "row",
  "cve_id",
  "vendor",
  "product",
  "title",
  "description",
  "date_added",
  "due_date",
  "required_action",
  "ransomware_use",
  "notes",
  "cwes",
];

/** Nobody changes the entries between their comparison and their update. */
const LOCK = `SELECT FROM vulnerability v JOIN kev_import s USING (cve_id) ORDER BY v.id FOR UPDATE OF v`;

/** Name of the field in the catalogue → column, and what the catalogue's entry makes of it. */
const FIELDS = [
  ["vendorProject", "vendor", "s.vendor"],
  ["product", "product", "s.product"],
  ["vulnerabilityName", "title", "s.title"],
  ["shortDescription", "description", "s.description"],
  ["cwes", "cwes", "coalesce(s.cwes, v.cwes, '{}')"],
  ["dateAdded", "kev_date_added", "s.date_added"],
  ["dueDate", "kev_due_date", "s.due_date"],
  ["requiredAction", "kev_required_action", "s.required_action"],
  ["knownRansomwareCampaignUse", "kev_ransomware_use", "coalesce(s.ransomware_use, v.kev_ransomware_use, 'UNKNOWN')"],
  ["notes", "kev_notes", "CASE WHEN s.notes IS NULL THEN v.kev_notes ELSE nullif(s.notes, '') END"],
] as const;

const columns = FIELDS.map(([, column]) => column);

const EDITION_COLUMNS = ["kev_catalog_version", "kev_released_at", "provenance_source", "provenance_as_of"];

/** $1 edition, $2 its instant. */
const UPSERT = `
  WITH next AS (
    SELECT s.row, s.cve_id, v.id IS NULL AS is_new, coalesce(v.kev_released_at > $2::timestamptz, false) AS is_older,
      ${FIELDS.map(([, column, value]) => `${value} AS ${column}`).join(", ")},
      array_remove(ARRAY[${FIELDS.map(
        ([field, column, value]) => `CASE WHEN v.${column} IS DISTINCT FROM ${value} THEN '${field}' END`,
      ).join(", ")}], NULL) AS changes
    FROM kev_import s LEFT JOIN vulnerability v USING (cve_id)
  ), written AS (
    INSERT INTO vulnerability (id, cve_id, ${columns.join(", ")}, ${EDITION_COLUMNS.join(", ")})
    SELECT cve_id, cve_id, ${columns.join(", ")}, $1, $2::timestamptz, 'CISA KEV', $2::timestamptz
    FROM next WHERE is_new OR (changes <> '{}' AND NOT is_older)
    ON CONFLICT (cve_id) DO UPDATE SET version = vulnerability.version + 1,
      ${[...columns, ...EDITION_COLUMNS].map((column) => `${column} = excluded.${column}`).join(", ")}
    RETURNING id, cve_id
  ), noted AS (
    INSERT INTO history (record_type, record_id, at, actor, office, action, basis)
    SELECT 'Vulnerability', written.id, now(), 'kev-import', 'CISA',
      CASE WHEN next.is_new THEN 'import' ELSE 'update' END,
      'CISA KEV ' || $1 || CASE WHEN next.is_new THEN '' ELSE ': ' || array_to_string(next.changes, ', ') END
    FROM written JOIN next USING (cve_id)
  )
  SELECT next.row, next.cve_id AS id,
    CASE WHEN next.is_new THEN 'ADDED' WHEN written.id IS NOT NULL THEN 'CHANGED'
      WHEN next.changes <> '{}' THEN 'KEPT_NEWER' ELSE 'UNCHANGED' END AS outcome,
    CASE WHEN next.is_new OR next.changes = '{}' THEN NULL ELSE array_to_string(next.changes, ', ') END AS detail
  FROM next LEFT JOIN written USING (cve_id)`;

/** @returns a receipt for each row */
export async function writeKev(
  client: Client,
  { edition, releasedAt, rows }: ParsedInput<KevRow>,
): Promise<RowReceipt[]> {
  await client.query(CREATE_STAGING);
  await copyInto(client, { table: "kev_import", columns: STAGING_COLUMNS }, rows.map(staged));
  await client.query("ANALYZE kev_import");
  await client.query(LOCK);
  const { rows: receipts } = await client.query<RowReceipt>(UPSERT, [edition, releasedAt]);
  return receipts;
}

function staged(row: KevRow): unknown[] {
  return [
    row.row,
    row.cveId,
    row.vendor,
    row.product,
    row.title,
    row.description,
    row.dateAdded,
    row.dueDate,
    row.requiredAction,
    row.ransomwareUse,
    row.notes,
    row.cwes,
  ];
}
