/**
 * Drift: a committed file that is not what the code prints.
 * In: both texts. Out: the first line that differs, or nothing when they are the same to the byte.
 */
export interface Difference {
  /** From 1. */
  readonly line: number;
  /** The committed line; undefined where the committed text ends before it, or there is none. */
  readonly committed: string | undefined;
  /** The printed line; undefined where the printed text ends before it. */
  readonly printed: string | undefined;
}

/** @param committed undefined when there is no such file */
export function firstDifference(committed: string | undefined, printed: string): Difference | undefined {
  const before = committed?.split("\n") ?? [];
  const after = printed.split("\n");
  const lines = Math.max(before.length, after.length);
  for (let index = 0; index < lines; index += 1) {
    if (before[index] !== after[index]) return { line: index + 1, committed: before[index], printed: after[index] };
  }
  return undefined;
}
