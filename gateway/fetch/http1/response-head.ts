/**
 * Status line and header fields of a response, read more strictly than most clients do: whatever two readers could
 * understand differently is refused rather than repaired.
 * In: text up to the empty line. Out: what the gateway needs of it. Source: RFC 9112, sections 4 to 6; RFC 9110,
 * section 5.5. Not here: finding the empty line (response-reader.ts).
 */
import { BrokenResponse } from "./broken-response";

/** How the end of a body is known. */
type Framing = "none" | "counted" | "chunked" | "until-close";

export interface ResponseHead {
  readonly status: number;
  readonly framing: Framing;
  /** Bytes of a counted body. */
  readonly length: number;
  /** Whether another request may follow on the connection. */
  readonly keepsOpen: boolean;
  /** How long the server says it will keep an idle connection, in milliseconds. */
  readonly idleMs: number | undefined;
  /** Empty when there is none. */
  readonly contentType: string;
  /** In lower case; undefined when the body is as it is. */
  readonly contentEncoding: string | undefined;
}

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
/** A folded line begins with a space, so it is none. */
const FIELD_LINE = /^([!#$%&'*+\-.^_`|~\dA-Za-z]+):[\t ]*([\t\x20-\x7e\x80-\xff]*)$/;
const LENGTH = /^\d{1,15}$/;
const IDLE_SECONDS = /(?:^|[,\s])timeout=(\d{1,6})(?:[,\s]|$)/i;

/** Fields that are read. */
interface Fields {
  length?: string;
  coding?: string;
  connection?: string;
  keepAlive?: string;
  contentType?: string;
  contentEncoding?: string;
}

/** @throws BrokenResponse */
export function parseHead(text: string): ResponseHead {
  const [first = "", ...lines] = text.split("\r\n");
  const [, minor, code] = STATUS_LINE.exec(first) ?? [];
  if (code === undefined) throw new BrokenResponse("The status line is none.");
  const status = Number(code);
  if (status === 101) throw new BrokenResponse("The server switches to a protocol that nobody asked for.");
  const fields: Fields = {};
  for (const line of lines) readField(fields, line);
  const isOld = minor === "0";
  const framing = framingOf(fields, { status, isOld });
  return {
    status,
    framing,
    length: framing === "counted" ? Number(fields.length) : 0,
    keepsOpen: !isOld && framing !== "until-close" && !/(?:^|[,\s])close(?:[,\s]|$)/i.test(fields.connection ?? ""),
    idleMs: idleMsOf(fields.keepAlive),
    contentType: fields.contentType ?? "",
    contentEncoding: fields.contentEncoding?.toLowerCase(),
  };
}

function readField(fields: Fields, line: string): void {
  const [, name, value = ""] = FIELD_LINE.exec(line) ?? [];
  if (name === undefined) throw new BrokenResponse("A header line is none.");
  switch (name.toLowerCase()) {
    case "content-length":
      if (fields.length !== undefined) throw new BrokenResponse("The length is said twice.");
      fields.length = value.trim();
      break;
    case "transfer-encoding":
      fields.coding = joined(fields.coding, value);
      break;
    case "connection":
      fields.connection = joined(fields.connection, value);
      break;
    case "keep-alive":
      fields.keepAlive = value;
      break;
    case "content-type":
      fields.contentType ??= value.trim();
      break;
    case "content-encoding":
      fields.contentEncoding = joined(fields.contentEncoding, value);
      break;
    default:
  }
}

function joined(before: string | undefined, value: string): string {
  return before === undefined ? value.trim() : `${before}, ${value.trim()}`;
}

/** @throws BrokenResponse for a length beside a transfer coding, and for codings other than `chunked` */
function framingOf({ length, coding }: Fields, { status, isOld }: { status: number; isOld: boolean }): Framing {
  if (length !== undefined && !LENGTH.test(length)) throw new BrokenResponse("The length is no number.");
  if (coding !== undefined) {
    if (length !== undefined) throw new BrokenResponse("The body is both counted and chunked.");
    if (isOld || coding.toLowerCase() !== "chunked") throw new BrokenResponse("The transfer coding is unknown.");
  }
  if (status < 200 || status === 204 || status === 304) return "none";
  if (coding !== undefined) return "chunked";
  return length === undefined ? "until-close" : "counted";
}

function idleMsOf(keepAlive: string | undefined): number | undefined {
  const [, seconds] = IDLE_SECONDS.exec(keepAlive ?? "") ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}
