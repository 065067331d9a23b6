/**
 * A bounded Map that forgets the entry used longest ago.
 * In: a capacity in entries. Out: `get` and `set` in constant time. Not here: time-based expiry.
 */
export class LruMap<Key, Value> {
  readonly #entries = new Map<Key, Value>();

  constructor(readonly capacity: number) {}

  get size(): number {
    return this.#entries.size;
  }

  /** The value under `key`, which becomes the most recently used. */
  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.capacity) return;
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      return;
    }
  }

  /** Every key, the one used last at the end. */
  keys(): Key[] {
    return [...this.#entries.keys()];
  }

  delete(key: Key): void {
    this.#entries.delete(key);
  }
}
