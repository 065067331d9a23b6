/**
 * Reads one response out of a connection's bytes, however they are cut.
 * In: bytes as they arrive, and the news that there are no more. Out: the response once it is whole.
 * Source: RFC 9112, section 6.3. Not here: the connection (connection.ts), what the head says (response-head.ts).
 */
import { BodyBytes, BodyTooLarge } from "./body-bytes";
import { BrokenResponse } from "./broken-response";
import { ChunkedFraming } from "./chunked-framing";
import { parseHead, type ResponseHead } from "./response-head";

export interface HttpResponse {
  readonly head: ResponseHead;
  /** Valid until the next bytes of any connection arrive. */
  readonly body: Buffer;
  /** Whether another request may follow on the connection. */
  readonly keepsOpen: boolean;
}

/** Bytes of the head, with those of the interim responses (1xx) before it. */
const MAX_HEAD = 16 * 1024;
const HEAD_END = Buffer.from("\r\n\r\n");
const BEGINNING = Buffer.from("HTTP/1.");
const NOTHING = Buffer.alloc(0);

export class ResponseReader {
  /** Whether no byte has arrived. */
  isUntouched = true;
  #head: ResponseHead | undefined;
  /** The beginning of a head. */
  #kept = NOTHING;
  /** Bytes of heads that were read. */
  #passed = 0;
  readonly #body: BodyBytes;
  #chunks: ChunkedFraming | undefined;

  /** @param limit bytes that a body may have, as it travels */
  constructor(private readonly limit: number) {
    this.#body = new BodyBytes(limit);
  }

  /**
   * @param arrived is not kept
   * @returns undefined until the response is whole
   * @throws BrokenResponse, BodyTooLarge
   */
  read(arrived: Buffer): HttpResponse | undefined {
    this.isUntouched = false;
    if (this.#head) return this.#readBody(this.#head, arrived, 0);
    const bytes = this.#kept.length === 0 ? arrived : Buffer.concat([this.#kept, arrived]);
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(HEAD_END, start);
      if (end === -1) break;
      const head = parseHead(bytes.toString("latin1", start, end));
      this.#pass(end + HEAD_END.length - start);
      start = end + HEAD_END.length;
      if (head.status >= 200) return this.#begin(head, bytes, start);
    }
    this.#keep(bytes.subarray(start));
    return undefined;
  }

  /** The connection ended. @returns the response, if that was the end of its body */
  end(): HttpResponse | undefined {
    return this.#head?.framing === "until-close" ? this.#whole(this.#head, this.#body.bytes, true) : undefined;
  }

  #begin(head: ResponseHead, bytes: Buffer, start: number): HttpResponse | undefined {
    if (head.length > this.limit) throw new BodyTooLarge();
    this.#head = head;
    this.#kept = NOTHING;
    return this.#readBody(head, bytes, start);
  }

  #readBody(head: ResponseHead, bytes: Buffer, start: number): HttpResponse | undefined {
    switch (head.framing) {
      case "none":
        return this.#whole(head, NOTHING, bytes.length === start);
      case "counted":
        return this.#readCounted(head, bytes, start);
      case "chunked": {
        const chunks = (this.#chunks ??= new ChunkedFraming(this.#body));
        const end = chunks.read(bytes, start);
        return chunks.isDone ? this.#whole(head, this.#body.bytes, bytes.length === end) : undefined;
      }
      case "until-close":
        this.#body.append(bytes, start, bytes.length);
        return undefined;
    }
  }

  /** A body that arrives at once is not copied. */
  #readCounted(head: ResponseHead, bytes: Buffer, start: number): HttpResponse | undefined {
    const end = start + head.length - this.#body.length;
    if (this.#body.length === 0 && end <= bytes.length) {
      return this.#whole(head, bytes.subarray(start, end), end === bytes.length);
    }
    this.#body.append(bytes, start, Math.min(end, bytes.length));
    return end <= bytes.length ? this.#whole(head, this.#body.bytes, end === bytes.length) : undefined;
  }

  /** Bytes behind the end belong to nothing that was asked: the connection is not used again. */
  #whole(head: ResponseHead, body: Buffer, endsHere: boolean): HttpResponse {
    return { head, body, keepsOpen: head.keepsOpen && endsHere };
  }

  #pass(bytes: number): void {
    this.#passed += bytes;
    if (this.#passed > MAX_HEAD) throw new BrokenResponse("The head is too long.");
  }

  /** What cannot become a response is refused at once rather than waited for. */
  #keep(bytes: Buffer): void {
    const compared = Math.min(bytes.length, BEGINNING.length);
    if (bytes.compare(BEGINNING, 0, compared, 0, compared) !== 0) throw new BrokenResponse("This is not HTTP/1.");
    if (this.#passed + bytes.length > MAX_HEAD) throw new BrokenResponse("The head is too long.");
    this.#kept = Buffer.from(bytes);
  }
}
