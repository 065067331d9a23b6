/**
 * The way of every import: read, parse and check, then write everything in one transaction with receipts, and whatever
 * follows from what was written.
 * In: a format and a job. Out: the report. Any failure leaves the database as it was.
 */
import type { Client } from "pg";
import type { SubgraphName } from "../../../common/subgraph-names";
import type { ImportJob } from "./import-job";
import { type ImportReport, type RowReceipt, countOutcomes, rejectionsOf } from "./import-report";
import { inTransaction, interrupted } from "./import-transaction";
import { type ParsedInput, type ParsedRow, assertSomethingUsable } from "./parsed-input";
import { writeReceipts } from "./receipts";
import { type SourceText, readSource } from "./source/read-source";

export interface ImportFormat<Row extends ParsedRow, Consequences extends object = object> {
  /** Whose tables it goes into. */
  readonly agency: SubgraphName;
  /** `KEV` */
  readonly kind: string;
  /** What the source must be, for messages: `JSON`. */
  readonly syntax: string;
  readonly parse: (source: SourceText) => ParsedInput<Row>;
  /** Writes the rows and answers a receipt for each. */
  readonly write: (client: Client, input: ParsedInput<Row>, name: string) => Promise<RowReceipt[]>;
  /** Further writes in the same transaction; what it answers becomes part of the report. */
  readonly afterwards?: (client: Client, written: readonly RowReceipt[]) => Promise<Consequences>;
}

/** @throws IMPORT_REJECTED, INTERRUPTED, CONFLICT, DATABASE_UNAVAILABLE; nothing is changed then */
export async function runImport<Row extends ParsedRow, Consequences extends object>(
  format: ImportFormat<Row, Consequences>,
  job: ImportJob,
): Promise<ImportReport & Consequences> {
  const { source, input } = await readInput(format, job);
  const total = input.rows.length + input.receipts.length;
  job.onProgress?.({ step: "check", done: total, total });
  return inTransaction({ ...job, agency: format.agency }, async (client) => {
    job.onProgress?.({ step: "write", done: 0, total });
    const written = await format.write(client, input, source.name);
    const receipts = [...input.receipts, ...written].toSorted((one, other) => one.row - other.row);
    const run = await writeReceipts(client, { ...input, kind: format.kind, source, receipts });
    const consequences = await format.afterwards?.(client, written);
    job.onProgress?.({ step: "write", done: total, total });
    return {
      kind: format.kind,
      source: source.name,
      edition: input.edition,
      ...countOutcomes(receipts),
      run,
      rejections: rejectionsOf(receipts),
      ...(consequences as Consequences),
    };
  });
}

async function readInput<Row extends ParsedRow>(format: Pick<ImportFormat<Row>, "syntax" | "parse">, job: ImportJob) {
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
