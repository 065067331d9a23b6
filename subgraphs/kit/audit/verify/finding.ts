/** What verification finds wrong, and where. Not here: how it is found. */

export const FINDING_KINDS = [
  "ALTERED",
  "MISSING",
  "REORDERED",
  "TRUNCATED",
  "REWRITTEN",
  "HEAD",
  "CHECKPOINT",
] as const;

type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly finding: FindingKind;
  /** Name of the chain; null where checkpoints are concerned. */
  readonly shard: string | null;
  /** Of the entry, or the number of the checkpoint. */
  readonly position: number;
  /** Last of several in a row. */
  readonly to: number;
  /** One sentence for people. */
  readonly detail: string;
}
