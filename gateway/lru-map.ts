/**
 * A bounded Map that forgets the entry used longest ago.
 * In: a capacity in entries, and one in weight where entries differ in size. Out: `get` and `set` in constant time.
 * Not here: time-based expiry.
 */
interface Entry<Value> {
  readonly value: Value;
  readonly weight: number;
}

export class LruMap<Key, Value> {
  readonly #entries = new Map<Key, Entry<Value>>();
  #weight = 0;

  /** @param maxWeight of all entries together, in the unit of `set` */
  constructor(
    readonly capacity: number,
    readonly maxWeight = Number.POSITIVE_INFINITY,
  ) {}

  get size(): number {
    return this.#entries.size;
  }

  /** Of all entries together. */
  get weight(): number {
    return this.#weight;
  }

  /** The value under `key`, which becomes the most recently used. */
  get(key: Key): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** An entry that alone is too heavy is not kept. */
  set(key: Key, value: Value, weight = 0): void {
    this.delete(key);
    if (weight > this.maxWeight) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    if (this.#entries.size <= this.capacity && this.#weight <= this.maxWeight) return;
    for (const oldest of this.#entries.keys()) {
      this.delete(oldest);
      if (this.#entries.size <= this.capacity && this.#weight <= this.maxWeight) return;
    }
  }

  /** Every key, the one used last at the end. */
  keys(): Key[] {
    return [...this.#entries.keys()];
  }

  delete(key: Key): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }
}
