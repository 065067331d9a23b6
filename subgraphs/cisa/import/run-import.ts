/**
 * The way of every import: read, parse and check, then write everything in one transaction, keep receipts, and bring
 * the exposures' tiers into line.
 * In: a format and a job. Out: the report. Any failure leaves the database as it was.
 */
import type { Client } from "pg";
import { queryOf } from "../../kit/database/query-of";
import { recomputeExposures } from "../exposure/recompute";
import type { ImportJob } from "./import-job";
import { type ImportKind, type ImportReport, type RowReceipt, countOutcomes, rejectionsOf } from "./import-report";
import { inTransaction, interrupted } from "./import-transaction";
import { type ParsedInput, type ParsedRow, assertSomethingUsable } from "./parsed-input";
import { writeReceipts } from "./receipts";
import { type SourceText, readSource } from "./source/read-source";

export interface ImportFormat<Row extends ParsedRow> {
  readonly kind: ImportKind;
  /** What the source must be, for messages: `JSON`. */
  readonly syntax: string;
  readonly parse: (source: SourceText) => ParsedInput<Row>;
  /** Writes the rows and answers a receipt for each. */
  readonly write: (client: Client, input: ParsedInput<Row>, name: string) => Promise<RowReceipt[]>;
}

/** @throws IMPORT_REJECTED, INTERRUPTED, CONFLICT, DATABASE_UNAVAILABLE; nothing is changed then */
export async function runImport<Row extends ParsedRow>(
  format: ImportFormat<Row>,
  job: ImportJob,
): Promise<ImportReport> {
  const { source, input } = await readInput(format, job);
  const total = input.rows.length + input.receipts.length;
  job.onProgress?.({ step: "check", done: total, total });
  return inTransaction(job, async (client) => {
    job.onProgress?.({ step: "write", done: 0, total });
    const written = await format.write(client, input, source.name);
    const receipts = [...input.receipts, ...written].toSorted((one, other) => one.row - other.row);
    const run = await writeReceipts(client, { ...input, kind: format.kind, source, receipts });
    const recomputedExposures = await recomputeExposures(queryOf(client), {
      vulnerabilityIds: await recordIds(client, written),
      deed: { at: new Date().toISOString(), actor: "remediation-clock", office: "cisa" },
    });
    job.onProgress?.({ step: "write", done: total, total });
    return {
      kind: format.kind,
      source: source.name,
      edition: input.edition,
      ...countOutcomes(receipts),
      recomputedExposures,
      run,
      rejections: rejectionsOf(receipts),
    };
  });
}

async function readInput<Row extends ParsedRow>(format: ImportFormat<Row>, job: ImportJob) {
  try {
    const source = await readSource(job, format.syntax);
    job.signal?.throwIfAborted();
    const input = format.parse(source);
    assertSomethingUsable(source.name, input);
    return { source, input };
  } catch (error) {
    throw job.signal?.aborted === true ? interrupted(error) : error;
  }
}

/** Ids of the vulnerabilities that were added or changed. */
async function recordIds(client: Client, written: readonly RowReceipt[]): Promise<string[]> {
  const cveIds = written.filter(({ outcome }) => outcome === "ADDED" || outcome === "CHANGED").map(({ id }) => id);
  const { rows } = await client.query<{ id: string }>("SELECT id FROM vulnerability WHERE cve_id = ANY($1)", [cveIds]);
  return rows.map(({ id }) => id);
}
