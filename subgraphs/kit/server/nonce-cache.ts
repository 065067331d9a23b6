/**
 * Remembers what was seen once, until it expires, so that it is not taken twice.
 * In: names with their expiry. Out: whether a name is new. Bounded: when it is full of names that have not expired, no
 * name is new, since forgetting one would let it be replayed. Not here: signatures.
 */
export class NonceCache {
  /** Name → expiry in seconds; oldest first, which is about the order in which they expire. */
  readonly #expiries = new Map<string, number>();

  /** @param capacity in names */
  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.#expiries.size;
  }

  /**
   * @param expiry and now: in seconds since 1970
   * @returns false for a name that was taken before, and for any while there is no room
   */
  take(name: string, expiry: number, now: number): boolean {
    this.#forget(now);
    if (this.#expiries.has(name) || this.#expiries.size >= this.capacity) return false;
    this.#expiries.set(name, expiry);
    return true;
  }

  #forget(now: number): void {
    for (const [name, expiry] of this.#expiries) {
      if (expiry > now) return;
      this.#expiries.delete(name);
    }
  }
}
