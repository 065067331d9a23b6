/** A source after parsing: usable rows, and receipts of the rows that will not be written. Pure. */
import type { RowReceipt } from "./import-report";
import { fileRejected, quoted } from "./rejected";

export interface ParsedInput<Row extends ParsedRow> {
  /** Edition of the catalogue; null where the format has none. */
  readonly edition: string | null;
  /** Instant of the edition, ISO 8601. */
  readonly releasedAt: string | null;
  readonly rows: readonly Row[];
  /** Of rows that were rejected or skipped. */
  readonly receipts: readonly RowReceipt[];
}

export interface ParsedRow {
  /** Number of the row in the file, from 1. */
  readonly row: number;
}

/**
 * @throws IMPORT_REJECTED when a file has rows but none of them can be used, which means that it is another kind of file
 */
export function assertSomethingUsable<Row extends ParsedRow>(name: string, { rows, receipts }: ParsedInput<Row>): void {
  const first = receipts.find(({ outcome }) => outcome === "REJECTED");
  if (rows.length > 0 || first === undefined) return;
  const subject = first.id === null ? "" : ` (${quoted(first.id)})`;
  throw fileRejected(
    `No row of ${name} can be used. Row ${first.row}${subject}: ${first.detail}.`,
    "Check that it is the right kind of file.",
  );
}
