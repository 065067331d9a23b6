import fc from "fast-check";
import { BodyTooLarge } from "../../../../gateway/fetch/http1/body-bytes";
import { BrokenResponse } from "../../../../gateway/fetch/http1/broken-response";
import { ResponseReader } from "../../../../gateway/fetch/http1/response-reader";

const LIMIT = 1_000;
const CHUNKED = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

interface Outcome {
  readonly body?: string;
  readonly keepsOpen?: boolean;
  readonly error?: string;
}

/** What becomes of a response whose bytes arrive in these pieces, the connection ending behind them. */
function outcomeOf(pieces: readonly Buffer[]): Outcome {
  const reader = new ResponseReader(LIMIT);
  try {
    for (const piece of pieces) {
      const whole = reader.read(piece);
      if (whole) return { body: whole.body.toString("latin1"), keepsOpen: whole.keepsOpen };
    }
    const ended = reader.end();
    return ended ? { body: ended.body.toString("latin1"), keepsOpen: ended.keepsOpen } : { error: "incomplete" };
  } catch (error) {
    return { error: (error as Error).constructor.name };
  }
}

const bytesOf = (text: string): Buffer => Buffer.from(text, "latin1");
const readWhole = (text: string): Outcome => outcomeOf([bytesOf(text)]);

function cutAt(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

const RESPONSES: readonly (readonly [name: string, text: string, outcome: Outcome])[] = [
  ["counted", "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello", { body: "hello", keepsOpen: true }],
  ["empty", "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", { body: "", keepsOpen: true }],
  ["without a body", "HTTP/1.1 204 No Content\r\n\r\n", { body: "", keepsOpen: true }],
  ["last", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nab", { body: "ab", keepsOpen: false }],
  ["until close", "HTTP/1.1 200 OK\r\n\r\nab\r\n\r\ncd", { body: "ab\r\n\r\ncd", keepsOpen: false }],
  ["HTTP/1.0", "HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nab", { body: "ab", keepsOpen: false }],
  [
    "chunked, with extensions and trailers",
    `${CHUNKED}3;a="b"\r\nabc\r\n0A \r\n0123456789\r\n000\r\nx-sum: 1\r\ny: 2\r\n\r\n`,
    { body: "abc0123456789", keepsOpen: true },
  ],
  ["chunked and empty", `${CHUNKED}0\r\n\r\n`, { body: "", keepsOpen: true }],
  [
    "behind interim responses",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n!",
    { body: "!", keepsOpen: true },
  ],
];

const BROKEN: readonly (readonly [name: string, text: string])[] = [
  ["a negative chunk", `${CHUNKED}-1\r\na\r\n0\r\n\r\n`],
  ["a huge chunk", `${CHUNKED}fffffffff\r\na`],
  ["a chunk without a size", `${CHUNKED}\r\na\r\n0\r\n\r\n`],
  ["an extension without a size", `${CHUNKED};a=b\r\na\r\n0\r\n\r\n`],
  ["a size with a prefix", `${CHUNKED}0x1\r\na\r\n0\r\n\r\n`],
  ["a size that ends in a line feed alone", `${CHUNKED}1\na\r\n0\r\n\r\n`],
  ["a chunk that ends in a line feed alone", `${CHUNKED}1\r\na\n0\r\n\r\n`],
  ["a chunk longer than its size", `${CHUNKED}1\r\nab\r\n0\r\n\r\n`],
  ["a line feed in an extension", `${CHUNKED}1;a\nb\r\na\r\n0\r\n\r\n`],
  ["a carriage return in an extension", `${CHUNKED}1;a\rb\r\na\r\n0\r\n\r\n`],
  ["a NUL in an extension", `${CHUNKED}1;a\0\r\na\r\n0\r\n\r\n`],
  ["a NUL in a trailer", `${CHUNKED}0\r\nx: \0\r\n\r\n`],
  ["an end without its last line feed", `${CHUNKED}0\r\n\rx`],
  ["endless extensions", `${CHUNKED}1;${"a".repeat(20_000)}`],
  ["endless trailers", `${CHUNKED}0\r\n${"a: b\r\n".repeat(5_000)}`],
  ["extensions of many small chunks", `${CHUNKED}${`1;${"a".repeat(100)}\r\na\r\n`.repeat(400)}`],
  ["endless interim responses", "HTTP/1.1 100 Continue\r\n\r\n".repeat(1_000)],
  ["a head that is too long", `HTTP/1.1 200 OK\r\nx: ${"a".repeat(17_000)}\r\n\r\n`],
  ["a head without an end", `HTTP/1.1 200 OK\r\n${"x: a\r\n".repeat(4_000)}`],
  ["garbage", "SSH-2.0-OpenSSH"],
  ["HTTP/0.9", '{"data":{}}'],
];

describe("ResponseReader", () => {
  it.each(RESPONSES)("reads a response that is %s", (_, text, outcome) => {
    expect(readWhole(text)).toEqual(outcome);
  });

  it.each(RESPONSES)("reads it the same cut in two at every place: %s", (_, text, outcome) => {
    const bytes = bytesOf(text);
    for (let cut = 0; cut <= bytes.length; cut += 1) expect(outcomeOf(cutAt(bytes, [cut]))).toEqual(outcome);
  });

  it.each(RESPONSES)("reads it the same byte by byte: %s", (_, text, outcome) => {
    expect(outcomeOf([...bytesOf(text)].map((byte) => Buffer.of(byte)))).toEqual(outcome);
  });

  it.each(RESPONSES.filter(([name]) => name !== "until close"))(
    "is incomplete at every place before the end: %s",
    (_, text) => {
      const bytes = bytesOf(text);
      for (let end = 0; end < bytes.length; end += 1) {
        expect(outcomeOf([bytes.subarray(0, end)])).toEqual({ error: "incomplete" });
      }
    },
  );

  it.each(RESPONSES.filter(([name]) => name !== "until close"))(
    "gives the connection up for bytes behind the end: %s",
    (_, text, { body }) => {
      const extra = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil";
      expect(readWhole(`${text}${extra}`)).toEqual({ body, keepsOpen: false });
      expect(readWhole(`${text}\r\n`)).toEqual({ body, keepsOpen: false });
    },
  );

  it.each(BROKEN)("refuses %s, whole and byte by byte", (_, text) => {
    expect(readWhole(text)).toEqual({ error: BrokenResponse.name });
    expect(outcomeOf([...bytesOf(text)].map((byte) => Buffer.of(byte)))).toEqual({ error: BrokenResponse.name });
  });

  it.each([
    ["announced", "HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n"],
    ["in chunks", `${CHUNKED}1f4\r\n${"a".repeat(500)}\r\n1f5\r\n${"a".repeat(501)}\r\n`],
    ["in many small chunks", CHUNKED + "1\r\na\r\n".repeat(1_001)],
    ["until the connection ends", `HTTP/1.1 200 OK\r\n\r\n${"a".repeat(1_001)}`],
  ])("refuses a body beyond its limit: %s", (_, text) => {
    expect(readWhole(text)).toEqual({ error: BodyTooLarge.name });
  });

  it.each([
    ["counted", `HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n${"a".repeat(1_000)}`],
    ["chunked", `${CHUNKED}3e8\r\n${"a".repeat(1_000)}\r\n0\r\n\r\n`],
  ])("reads a body of exactly its limit: %s", (_, text) => {
    expect(readWhole(text)).toEqual({ body: "a".repeat(1_000), keepsOpen: true });
  });

  it("keeps no view of what arrived", () => {
    const reader = new ResponseReader(LIMIT);
    const arrivals = bytesOf("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nab");
    expect(reader.read(arrivals)).toBeUndefined();
    arrivals.fill(0x21);
    expect(reader.read(bytesOf("cd"))?.body.toString()).toBe("abcd");
  });

  it("reads any body in any chunks and pieces as it was sent", () => {
    const chunk = fc.uint8Array({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 8 }), fc.array(fc.nat(600), { maxLength: 12 }), (chunks, cuts) => {
        const framed = chunks.flatMap((data) => [bytesOf(`${data.length.toString(16)}\r\n`), data, bytesOf("\r\n")]);
        const bytes = Buffer.concat([bytesOf(CHUNKED), ...framed, bytesOf("0\r\n\r\n")]);
        const body = Buffer.concat(chunks).toString("latin1");
        expect(outcomeOf(cutAt(bytes, cuts))).toEqual({ body, keepsOpen: true });
      }),
    );
  });

  it("gives the same outcome for any bytes however they are cut", () => {
    const token = fc.constantFrom(
      "HTTP/1.1 200 OK",
      "\r\n",
      "\r",
      "\n",
      "content-length: 3",
      "transfer-encoding: chunked",
      "0",
      "3",
      ";",
      "abc",
      ":",
      " ",
      "\0",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), fc.array(fc.nat(120), { maxLength: 6 }), (tokens, cuts) => {
        const bytes = bytesOf(`HTTP/1.1 200 OK\r\n${tokens.join("")}`);
        const { body, error } = outcomeOf(cutAt(bytes, cuts));
        expect({ body, error }).toEqual({
          body: undefined,
          error: undefined,
          ...outcomeOf([bytes]),
          keepsOpen: undefined,
        });
      }),
      { numRuns: 500 },
    );
  });
});
