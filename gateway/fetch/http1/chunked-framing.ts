/**
 * The chunked transfer coding, byte by byte: sizes in, data out. Extensions and trailers are passed over.
 * In: bytes as they arrive. Out: the data of chunks, appended to a body. Source: RFC 9112, section 7.1.
 * Not here: the body's limit (body-bytes.ts).
 */
import { unreachable } from "../../../common/invariant";
import type { BodyBytes } from "./body-bytes";
import { BrokenResponse } from "./broken-response";

/** What stands next. */
type Stage =
  | "size"
  | "extension"
  | "size-end"
  | "data"
  | "data-return"
  | "data-end"
  | "line"
  | "trailer"
  | "trailer-end"
  | "last-end"
  | "done";

const RETURN = 0x0d;
const LINE_FEED = 0x0a;
/** More digits than any size within limits takes. */
const MAX_DIGITS = 8;
/** Bytes of extensions and trailers of one body. */
const MAX_PASSED_OVER = 16 * 1024;

export class ChunkedFraming {
  #stage: Stage = "size";
  #size = 0;
  #digits = 0;
  #passedOver = 0;

  constructor(private readonly body: BodyBytes) {}

  get isDone(): boolean {
    return this.#stage === "done";
  }

  /**
   * @returns where reading ended: behind the body, or at the end of what there is
   * @throws BrokenResponse, BodyTooLarge
   */
  read(bytes: Buffer, start: number): number {
    let at = start;
    while (at < bytes.length) {
      const stage = this.#stage;
      if (stage === "done") break;
      if (stage === "data") {
        const end = Math.min(bytes.length, at + this.#size);
        this.body.append(bytes, at, end);
        this.#size -= end - at;
        if (this.#size === 0) this.#stage = "data-return";
        at = end;
      } else {
        this.#stage = this.#after(stage, bytes[at] ?? 0);
        at += 1;
      }
    }
    return at;
  }

  /** @returns what stands behind this byte */
  #after(stage: Exclude<Stage, "data" | "done">, byte: number): Stage {
    switch (stage) {
      case "size":
        return this.#afterSize(byte);
      case "extension":
        return byte === RETURN ? "size-end" : this.#passOver(byte, "extension");
      case "size-end":
        return expect(byte, LINE_FEED, this.#size === 0 ? "line" : "data");
      case "data-return":
        return expect(byte, RETURN, "data-end");
      case "data-end":
        this.#digits = 0;
        return expect(byte, LINE_FEED, "size");
      case "line":
        return byte === RETURN ? "last-end" : this.#passOver(byte, "trailer");
      case "trailer":
        return byte === RETURN ? "trailer-end" : this.#passOver(byte, "trailer");
      case "trailer-end":
        return expect(byte, LINE_FEED, "line");
      case "last-end":
        return expect(byte, LINE_FEED, "done");
      default:
        return unreachable(stage);
    }
  }

  #afterSize(byte: number): Stage {
    const digit = hexDigit(byte);
    if (digit >= 0) {
      this.#digits += 1;
      if (this.#digits > MAX_DIGITS) throw new BrokenResponse("The size of a chunk has too many digits.");
      this.#size = this.#size * 16 + digit;
      return "size";
    }
    if (this.#digits === 0) throw new BrokenResponse("A chunk has no size.");
    if (byte === RETURN) return "size-end";
    const beginsExtension = byte === 0x3b || byte === 0x20 || byte === 0x09;
    if (!beginsExtension) throw new BrokenResponse("The size of a chunk is no number.");
    return this.#passOver(byte, "extension");
  }

  #passOver(byte: number, stage: Stage): Stage {
    this.#passedOver += 1;
    if (this.#passedOver > MAX_PASSED_OVER) throw new BrokenResponse("Extensions and trailers are too long.");
    const isText = byte === 0x09 || (byte >= 0x20 && byte !== 0x7f);
    if (!isText) throw new BrokenResponse("A line of the chunked body holds control characters.");
    return stage;
  }
}

function expect(byte: number, expected: number, stage: Stage): Stage {
  if (byte !== expected) throw new BrokenResponse("A line of the chunked body ends in another way.");
  return stage;
}

/** @returns -1 for what is none */
function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
