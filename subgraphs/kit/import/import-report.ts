/** What an import did, row by row and in sum. */
export const ROW_OUTCOMES = ["ADDED", "CHANGED", "UNCHANGED", "KEPT_NEWER", "SKIPPED", "REJECTED"] as const;

/**
 * KEPT_NEWER: the hub holds the entry of a newer edition, which differs and stays.
 * SKIPPED: the row says nothing that could be imported.
 */
type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** What became of one row of the file. */
export interface RowReceipt {
  /** Number of the row in the file, from 1; a header is not counted. */
  readonly row: number;
  /** The vulnerability's id as the file gives it; null where there is none to read. */
  readonly id: string | null;
  readonly outcome: RowOutcome;
  /** Why it was rejected, or which fields changed. */
  readonly detail: string | null;
}

export interface ImportReport {
  /** `KEV` */
  readonly kind: string;
  /** File name or address, without credentials and query. */
  readonly source: string;
  /** Edition of the catalogue; null where the format has none. */
  readonly edition: string | null;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly keptNewer: number;
  readonly skipped: number;
  readonly rejected: number;
  /** Key of the receipts in `import_run`. */
  readonly run: number;
  readonly rejections: readonly Rejection[];
}

export interface Rejection {
  readonly row: number;
  readonly id: string | null;
  readonly reason: string;
}

type Counts = Pick<ImportReport, "rows" | "added" | "changed" | "unchanged" | "keptNewer" | "skipped" | "rejected">;

export function countOutcomes(receipts: readonly RowReceipt[]): Counts {
  const count = (outcome: RowOutcome): number => receipts.filter((receipt) => receipt.outcome === outcome).length;
  return {
    rows: receipts.length,
    added: count("ADDED"),
    changed: count("CHANGED"),
    unchanged: count("UNCHANGED"),
    keptNewer: count("KEPT_NEWER"),
    skipped: count("SKIPPED"),
    rejected: count("REJECTED"),
  };
}

export function rejectionsOf(receipts: readonly RowReceipt[]): Rejection[] {
  return receipts
    .filter(({ outcome }) => outcome === "REJECTED")
    .map(({ row, id, detail }) => ({ row, id, reason: detail ?? "" }));
}
