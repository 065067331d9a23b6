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
  readonly cveId: string;
}

/** The form of a CVE id. Source: CVE Record Format 5, `cveId`. */
export const CVE_PATTERN = "^CVE-[0-9]{4}-[0-9]{4,19}$";

/**
 * An id stands in a file once: which of two rows holds cannot be told, not even when they are equal.
 * @throws IMPORT_REJECTED naming both rows
 */
export function assertUnique<Row extends ParsedRow>(
  name: string,
  rows: readonly Row[],
  isEqual: (one: Row, other: Row) => boolean,
): void {
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const first = seen.get(row.cveId);
    if (first !== undefined) {
      const how = isEqual(first, row) ? "twice" : "twice, with different values";
      throw fileRejected(
        `${name} lists ${row.cveId} ${how} (rows ${first.row} and ${row.row}).`,
        "Remove one of the two rows and import again.",
      );
    }
    seen.set(row.cveId, row);
  }
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
