/**
 * 500,000 exposures for the benchmark, made up: nine of ten open, the rest CUI, TLP:AMBER, TLP:RED and SECRET, so that
 * an officer reads all but one in fifty.
 */
import type { Client } from "pg";

export const ROWS = 500_000;

const VULNERABILITIES = `
  INSERT INTO vulnerability (id, vendor, product, title, description, provenance_source, provenance_as_of)
  SELECT 'bench-' || n, 'v', 'p', 't', 'd', 'bench', now() FROM generate_series(1, 5000) n`;

const exposures = (table: string): string => `
  INSERT INTO ${table} (id, vulnerability_id, agency_id, asset, publicly_exposed, detected_on, fixed_on,
    marking_level, marking_tlp, marking_compartments, marking_dissemination, provenance_source, provenance_as_of)
  SELECT 'bench-' || n, 'bench-' || 1 + n % 5000, (ARRAY['treasury', 'energy', 'va', 'hhs', 'gsa'])[1 + n % 5], 'asset-' || n,
    n % 2 = 0, date '2026-01-01' + n % 240, CASE WHEN n % 3 = 0 THEN date '2026-08-31' END,
    CASE WHEN kind = 1 THEN 'SECRET' WHEN kind BETWEEN 2 AND 5 THEN 'CUI' ELSE 'UNCLASSIFIED' END,
    CASE WHEN kind BETWEEN 6 AND 9 THEN 'AMBER' WHEN kind = 10 THEN 'RED' END,
    CASE WHEN kind = 1 THEN '{FRONTIER}'::text[] ELSE '{}' END,
    CASE WHEN kind = 1 THEN '{NOFORN}'::text[] ELSE '{}' END, 'bench', now()
  FROM generate_series(1, $1::int) n, LATERAL (SELECT (n::bigint * 7919 / 10) % 100 AS kind) marked`;

/** The same rows as they would be kept if nobody asked who reads them: no policies, nor what these look at. */
export const UNMARKED_TABLE = "unmarked_exposure";

const UNMARKED = `
  CREATE TABLE ${UNMARKED_TABLE} (LIKE asset_exposure INCLUDING ALL);
  ALTER TABLE ${UNMARKED_TABLE} DROP COLUMN marking_asks`;

/** @param client of the tables' owner */
export async function createRows(client: Client): Promise<void> {
  await client.query(VULNERABILITIES);
  await client.query(UNMARKED);
  for (const table of ["asset_exposure", UNMARKED_TABLE]) {
    await client.query(exposures(table), [ROWS]);
    await client.query(`VACUUM ANALYZE ${table}`);
  }
}
