/**
 * What of a subgraph's error extensions clients may read beside the code: a remedy in words, and details of a few
 * plain values, such as the version that a record has now.
 * In: extensions as the subgraph sent them. Out: what is safe and small of them. Not here: messages.
 */
import { isRow, ownValue, type Fault, type Row } from "../merged-data";
import type { Subgraph } from "../supergraph-facts";
import { publicMessage } from "./public-message";

const MAX_DETAILS = 10;
const MAX_ITEMS = 50;
const MAX_TEXT = 200;

export function adviceOf(subgraph: Subgraph, extensions: unknown): Pick<Fault, "advice"> {
  if (!isRow(extensions)) return {};
  const remedy = ownValue(extensions, "remedy");
  const details = ownValue(extensions, "details");
  const advice = {
    ...(typeof remedy === "string" && publicMessage(subgraph, remedy, undefined) === remedy ? { remedy } : {}),
    ...(isRow(details) && isPlain(details) ? { details } : {}),
  };
  return Object.keys(advice).length === 0 ? {} : { advice };
}

function isPlain(details: Row): boolean {
  const values = Object.values(details);
  return values.length <= MAX_DETAILS && values.every((value) => isPlainValue(value) || isPlainList(value));
}

function isPlainList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MAX_ITEMS && value.every(isPlainValue);
}

function isPlainValue(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && value.length <= MAX_TEXT);
}
