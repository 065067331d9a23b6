/** Counts what the matrix compared, and keeps what did not agree. In: cells. Out: a number, and the first differences. */

const KEPT = 40;

export class Tally {
  cells = 0;
  mismatches = 0;
  /** The first of them, in words. */
  readonly examples: string[] = [];

  /** One record as one caller met it in one way, or did not. @param fields how many of its fields that says it of */
  compare(expected: boolean, met: boolean, { fields = 1, name }: { fields?: number; name: () => string }): void {
    this.cells += fields;
    if (expected === met) return;
    this.mismatches += 1;
    if (this.examples.length < KEPT)
      this.examples.push(`${name()}: ${met ? "met, but hidden" : "not met, but readable"}`);
  }

  /** Something else that must be equal. */
  equal(expected: unknown, actual: unknown, name: () => string): void {
    this.cells += 1;
    if (Object.is(expected, actual)) return;
    this.mismatches += 1;
    if (this.examples.length < KEPT) this.examples.push(`${name()}: ${String(actual)} instead of ${String(expected)}`);
  }

  add(other: Tally): void {
    this.cells += other.cells;
    this.mismatches += other.mismatches;
    this.examples.push(...other.examples.slice(0, KEPT - this.examples.length));
  }
}
