/**
 * 500,000 exposures for the benchmark, made up: nine of ten open, the rest CUI, TLP:AMBER, TLP:RED and SECRET, so that
 * an officer reads all but one in fifty.
 */
import type { Client } from "pg";

export const ROWS = 500_000;

const VULNERABILITIES = `
  INSERT INTO vulnerability (id, vendor, product, title, description, provenance_source, provenance_as_of)
  SELECT 'bench-' || n, 'v', 'p', 't', 'd', 'bench', now() FROM generate_series(1, 5000) n`;

const EXPOSURES = `
  INSERT INTO asset_exposure (id, vulnerability_id, agency_id, asset, publicly_exposed, detected_on, fixed_on,
    marking_level, marking_tlp, marking_compartments, marking_dissemination, provenance_source, provenance_as_of)
  SELECT 'bench-' || n, 'bench-' || 1 + n % 5000, (ARRAY['treasury', 'energy', 'va', 'hhs', 'gsa'])[1 + n % 5], 'asset-' || n,
    n % 2 = 0, date '2026-01-01' + n % 240, CASE WHEN n % 3 = 0 THEN date '2026-08-31' END,
    CASE WHEN n % 100 = 1 THEN 'SECRET' WHEN n % 100 BETWEEN 2 AND 5 THEN 'CUI' ELSE 'UNCLASSIFIED' END,
    CASE WHEN n % 100 BETWEEN 6 AND 9 THEN 'AMBER' WHEN n % 100 = 10 THEN 'RED' END,
    CASE WHEN n % 100 = 1 THEN '{FRONTIER}'::text[] ELSE '{}' END,
    CASE WHEN n % 100 = 1 THEN '{NOFORN}'::text[] ELSE '{}' END, 'bench', now()
  FROM generate_series(1, $1::int) n`;

/** @param client of the tables' owner */
export async function createRows(client: Client): Promise<void> {
  await client.query(VULNERABILITIES);
  await client.query(EXPOSURES, [ROWS]);
  await client.query("VACUUM ANALYZE asset_exposure");
}
