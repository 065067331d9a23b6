/**
 * The body of a response while it arrives: one buffer that grows, whatever number of pieces the server makes of it.
 * In: bytes, which are copied. Out: all of them, or `BodyTooLarge` at the first byte beyond the limit.
 * Not here: where a body ends (response-reader.ts).
 */

export class BodyTooLarge extends Error {}

const FIRST_BYTES = 64 * 1024;
const NOTHING = Buffer.alloc(0);

export class BodyBytes {
  #buffer: Buffer = NOTHING;
  #length = 0;

  /** @param limit in bytes */
  constructor(private readonly limit: number) {}

  get length(): number {
    return this.#length;
  }

  /** A view that further bytes may change. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  /** @throws BodyTooLarge */
  append(bytes: Buffer, start: number, end: number): void {
    const length = this.#length + end - start;
    if (length > this.limit) throw new BodyTooLarge();
    if (length > this.#buffer.length) this.#grow(length);
    bytes.copy(this.#buffer, this.#length, start, end);
    this.#length = length;
  }

  /** Memory follows what has arrived, not what was announced. */
  #grow(length: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.min(Math.max(FIRST_BYTES, 2 * length), this.limit));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}
