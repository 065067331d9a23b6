/**
 * Seeded randomness, so that a case can be made again from the number that its failure prints.
 * In: a seed. Out: choices. Not here: what is chosen. Source: mulberry32, a public-domain generator.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, but not including, `bound`. */
  int(bound: number): number {
    return Math.floor(this.#next() * bound);
  }

  /** From `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.int(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  /** @param list not empty */
  pick<Item>(list: readonly Item[]): Item {
    if (list.length === 0) throw new Error("There is nothing to pick from.");
    return list[this.int(list.length)] as Item;
  }

  /** Some of a list in its own order, at least `least` where it has as many. */
  some<Item>(list: readonly Item[], least: number, probability = 0.5): Item[] {
    const forced = new Set(this.shuffled(list.map((_, index) => index)).slice(0, least));
    return list.filter((_, index) => forced.has(index) || this.chance(probability));
  }

  shuffled<Item>(list: readonly Item[]): Item[] {
    const rest = [...list];
    const shuffled: Item[] = [];
    while (rest.length > 0) shuffled.push(...rest.splice(this.int(rest.length), 1));
    return shuffled;
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
