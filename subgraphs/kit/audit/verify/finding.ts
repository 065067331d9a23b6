/** What verification finds wrong, and where. Not here: how it is found. */

type FindingKind = "ALTERED" | "MISSING" | "REORDERED" | "TRUNCATED" | "REWRITTEN" | "HEAD" | "CHECKPOINT";

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
