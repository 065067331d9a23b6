/**
 * A request as text: what is the same for every request to an address, what differs, the body.
 * In: an address, header fields, a body. Out: text for one write. Source: RFC 9112, section 3.
 * Not here: which fields (subgraph-call.ts).
 */
import { invariant } from "../../../common/invariant";
import type { RequestText } from "./exchange";

export type HeaderFields = Readonly<Record<string, string>>;

const NAME = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
/** A line break would begin another field, or another request. */
const VALUE = /^[\t\x20-\x7e]*$/;

/** Request line and the fields that every request to the address has. */
export function requestPrefix({ host, pathname, search }: URL, fields: HeaderFields): string {
  return `POST ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n${fieldLines(fields)}`;
}

export function requestText(prefix: string, fields: HeaderFields | undefined, body: string): RequestText {
  const bytes = Buffer.byteLength(body);
  const own = fields === undefined ? "" : fieldLines(fields);
  const text = `${prefix}${own}content-length: ${bytes}\r\n\r\n${body}`;
  return { text, encoding: bytes === body.length ? "latin1" : "utf8" };
}

function fieldLines(fields: HeaderFields): string {
  let lines = "";
  for (const [name, value] of Object.entries(fields)) {
    invariant(NAME.test(name) && VALUE.test(value), "A header field of a call is no line of text.");
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}
