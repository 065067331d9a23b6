/**
 * Reads `extensions` behind the data of a subgraph's answer, which a generated reader has passed.
 * In: the answer's text and where its data ended. Out: the value, or `UNEXPECTED` thrown where anything else follows,
 * so that the whole answer is parsed. Not here: what the extensions mean (markings/).
 */
import { UNEXPECTED } from "../json-cursor";
import { LruMap } from "../lru-map";

const BEGINNING = ',"extensions":';
/** Longer texts hold what differs from answer to answer, such as traces. */
const MAX_KEPT_LENGTH = 512;
const kept = new LruMap<string, unknown>(200);

/** @returns undefined where the answer ends with its data */
export function readExtensions(text: string, at: number): unknown {
  if (at === text.length - 1 && text.endsWith("}")) return undefined;
  if (!text.startsWith(BEGINNING, at) || !text.endsWith("}")) throw UNEXPECTED;
  const inner = text.slice(at + BEGINNING.length, -1);
  const known = inner.length <= MAX_KEPT_LENGTH ? kept.get(inner) : undefined;
  if (known !== undefined) return known;
  const value = parse(inner);
  if (inner.length <= MAX_KEPT_LENGTH) kept.set(inner, value);
  return value;
}

/** Text that goes on behind the value, with errors for example, is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw UNEXPECTED;
  }
}
