/** After an import into CISA's tables: exposures of what was added or changed get the tier and deadline that follow. */
import type { Client } from "pg";
import type { Query } from "../../kit/command/transaction";
import type { ImportReport, RowReceipt } from "../../kit/import/import-report";
import { recomputeExposures } from "../exposure/recompute";

interface Recomputed {
  /** Exposures whose tier or deadline changed with the rows. */
  readonly recomputedExposures: number;
}

/** Report of an import into CISA's tables. */
export type CisaImportReport = ImportReport & Recomputed;

export async function recomputeImported(client: Client, written: readonly RowReceipt[]): Promise<Recomputed> {
  const recomputedExposures = await recomputeExposures(queryOf(client), {
    vulnerabilityIds: await recordIds(client, written),
    deed: { at: new Date().toISOString(), actor: "remediation-clock", office: "cisa" },
  });
  return { recomputedExposures };
}

function queryOf(client: Client): Query {
  return async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
    (await client.query<Row>(sql, [...parameters])).rows;
}

/** Ids of the vulnerabilities that were added or changed. */
async function recordIds(client: Client, written: readonly RowReceipt[]): Promise<string[]> {
  const cveIds = written.filter(({ outcome }) => outcome === "ADDED" || outcome === "CHANGED").map(({ id }) => id);
  const { rows } = await client.query<{ id: string }>("SELECT id FROM vulnerability WHERE cve_id = ANY($1)", [cveIds]);
  return rows.map(({ id }) => id);
}
