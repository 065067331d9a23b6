/**
 * Merges what fetches answered, in place.
 * In: a row of the merged data and a row of an answer. Out: the first row, grown.
 * Values win over null, null over absence, and a mark says why a value is absent.
 * Not here: which rows belong together (entity-fetch.ts).
 */
import { HubError } from "../../common/errors";
import { FaultMark, isRow, ownValue, setOwnValue, type Row } from "../merged-data";
import type { TypeTable } from "../type-table";

/** Objects in objects; real answers follow a bounded selection, so more is an attack on the stack. */
const MAX_DEPTH = 200;

/** @param incoming may be shared with other targets afterwards */
export function mergeRow(types: TypeTable, target: Row, incoming: Row): void {
  mergeAtDepth({ types, depth: 0 }, target, incoming);
}

interface Merging {
  readonly types: TypeTable;
  readonly depth: number;
}

function mergeAtDepth(merging: Merging, target: Row, incoming: Row): void {
  assertDepth(merging.depth);
  for (const key of Object.keys(incoming)) {
    const existing = ownValue(target, key);
    const merged =
      key === "__typename"
        ? mergeTypename(merging.types, existing, incoming[key])
        : mergeValue(merging, existing, ownValue(incoming, key));
    if (merged !== existing) setOwnValue(target, key, merged);
  }
}

/** A subgraph with an `@interfaceObject` names the interface; the object's own type, once known, stays. */
function mergeTypename(types: TypeTable, existing: unknown, incoming: unknown): unknown {
  if (typeof existing !== "string") return incoming;
  return typeof incoming === "string" && !types.isObject(existing) && types.isObject(incoming) ? incoming : existing;
}

function mergeValue(merging: Merging, existing: unknown, incoming: unknown): unknown {
  if (existing === undefined || existing === null) return incoming ?? existing ?? null;
  if (incoming === undefined || incoming === null || incoming instanceof FaultMark) return existing;
  if (existing instanceof FaultMark) return incoming;
  const deeper = { types: merging.types, depth: merging.depth + 1 };
  if (Array.isArray(existing) && Array.isArray(incoming)) return mergeLists(deeper, existing, incoming);
  if (!isRow(existing) || !isRow(incoming)) return incoming;
  if (existing !== incoming) mergeAtDepth(deeper, existing, incoming);
  return existing;
}

/** Two subgraphs that share a list's field answer it alike: items belong together by position. */
function mergeLists(merging: Merging, existing: unknown[], incoming: readonly unknown[]): unknown[] {
  assertDepth(merging.depth);
  const common = Math.min(existing.length, incoming.length);
  for (let index = 0; index < common; index += 1) {
    existing[index] = mergeValue(merging, existing[index], incoming[index]);
  }
  return existing;
}

/** A copy for entities in another place of the plan, where later fetches may add other fields. */
export function copyValue<Value>(value: Value, depth = 0): Value {
  assertDepth(depth);
  if (Array.isArray(value)) return value.map((item: unknown) => copyValue(item, depth + 1)) as Value;
  if (!isRow(value)) return value;
  const copy: Row = {};
  for (const key of Object.keys(value)) setOwnValue(copy, key, copyValue(value[key], depth + 1));
  return copy as Value;
}

function assertDepth(depth: number): void {
  if (depth > MAX_DEPTH) {
    throw new HubError("SUBGRAPH_INVALID_RESPONSE", `An agency answered with more than ${MAX_DEPTH} nested objects.`);
  }
}
