/**
 * What of a subgraph's error message clients may read.
 * In: the message and code as the subgraph sent them. Out: the message, or one that says nothing when it tells of
 * hosts, SQL or code. Not here: the subgraph's extensions, of which only the code is kept.
 */
import type { Subgraph } from "../supergraph-facts";

/** A message is a sentence for a person; longer ones are dumps. */
const MAX_LENGTH = 1_000;

const INTERNALS = [
  /\n\s*at /,
  /\bat \S+ \(?\S+:\d+:\d+/,
  /node_modules|file:\/\//,
  /\b(?:SELECT\b.+\bFROM|INSERT\s+INTO|UPDATE\b.+\bSET|DELETE\s+FROM)\b/s,
  /\b(?:relation|column|constraint|schema) "[^"]+"/i,
  /\b(?:ECONN[A-Z]+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE)\b/,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/,
];

/** @param code `INTERNAL_SERVER_ERROR` marks an exception that the subgraph did not foresee */
export function publicMessage({ name, url }: Subgraph, message: string, code: unknown): string {
  const tells =
    code === "INTERNAL_SERVER_ERROR" ||
    message === "" ||
    message.length > MAX_LENGTH ||
    message.includes(url.host) ||
    INTERNALS.some((pattern) => pattern.test(message));
  return tells ? `The agency ${name} failed to answer this.` : message;
}
