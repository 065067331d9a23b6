/**
 * KEV entries and exposures for the benchmark: every entry on one asset of every agency, and about as many of them
 * fixed as in the demonstration world. Made in SQL, made up.
 */
import type { Client } from "pg";

export const ENTRIES = 1_674;
export const AGENCIES = 100;
/** So many of the catalogue's entries have SSVC points; the others' tiers stay undetermined. */
export const ENTRIES_WITH_POINTS = 263;

/** Entries have both SSVC points, so that every row has a tier which `turnPoints` changes. */
const VULNERABILITIES = `
  INSERT INTO vulnerability (id, cve_id, vendor, product, title, description, kev_date_added, kev_due_date,
    kev_required_action, kev_ransomware_use, kev_catalog_version, ssvc_automatable, ssvc_technical_impact,
    provenance_source, provenance_as_of)
  SELECT id, id, 'v', 'p', 't', 'd', day, day + 21, 'Apply updates.', 'UNKNOWN', '1', 'NO', 'PARTIAL', 'bench', now()
  FROM (SELECT 'CVE-2099-' || 100000 + n AS id, date '2026-01-01' + n % 200 AS day FROM generate_series(1, $1) n) entry`;

const ADDED_AGENCIES = `
  INSERT INTO civilian_agency (id)
  SELECT 'bench-agency-' || n FROM generate_series(1, $1 - (SELECT count(*)::int FROM civilian_agency)) n`;

const EXPOSURES = `
  INSERT INTO asset_exposure (id, vulnerability_id, agency_id, asset, publicly_exposed, detected_on, fixed_on,
    provenance_source, provenance_as_of)
  SELECT 'bench-' || v.id || a.id, v.id, a.id, 'asset', hashtext(v.id || a.id) % 2 = 0,
    date '2026-01-01' + abs(hashtext(a.id || v.id)) % 240,
    CASE WHEN abs(hashtext(a.id || '-' || v.id)) % 5 < 3 THEN date '2026-08-31' END, 'bench', now()
  FROM vulnerability v, civilian_agency a WHERE v.provenance_source = 'bench'`;

/** @returns the ids of the entries */
export async function createWorld(client: Client): Promise<string[]> {
  await client.query(VULNERABILITIES, [ENTRIES]);
  await client.query(ADDED_AGENCIES, [AGENCIES]);
  await client.query(EXPOSURES);
  await client.query("ANALYZE");
  const { rows } = await client.query<{ id: string }>("SELECT id FROM vulnerability WHERE provenance_source = 'bench'");
  return rows.map(({ id }) => id);
}

/** Gives so many entries other points, so that each of their exposures gets another tier. */
export async function turnPoints(client: Client, entries: number): Promise<void> {
  await client.query(
    `UPDATE vulnerability SET ssvc_automatable = CASE ssvc_automatable WHEN 'YES' THEN 'NO' ELSE 'YES' END,
      ssvc_technical_impact = CASE ssvc_technical_impact WHEN 'TOTAL' THEN 'PARTIAL' ELSE 'TOTAL' END
    WHERE id IN (SELECT id FROM vulnerability WHERE provenance_source = 'bench' ORDER BY id LIMIT $1)`,
    [entries],
  );
  await client.query("VACUUM ANALYZE vulnerability");
  await client.query("VACUUM ANALYZE asset_exposure");
}
