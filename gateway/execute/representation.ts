/**
 * Builds what a subgraph needs to know an entity again: `__typename`, a key, and required fields.
 * In: a row of the merged data. Out: the representation, a fault mark when a failure made it impossible,
 * or nothing when the row is no such entity or has no key. Source: Apollo Federation subgraph specification,
 * `_entities`. Not here: sending it (entity-fetch.ts).
 */
import type { EntityKeys } from "../join-spec";
import { FaultMark, isRow, ownValue, setOwnValue, typenameOf, type Row } from "../merged-data";
import type { EntityBatch, RequiredSelection } from "../plan/plan-node";
import type { TypeTable } from "../type-table";
import { applyRewrites } from "./rewrites";

export interface RepresentationContext {
  readonly types: TypeTable;
  readonly keys: EntityKeys;
}

/** @param subgraph the subgraph's name, whose keys decide whether the representation identifies anything */
export function buildRepresentation(
  context: RepresentationContext,
  { subgraph, batch }: { subgraph: string; batch: EntityBatch },
  row: Row,
): Row | FaultMark | undefined {
  const representation: Row = {};
  const failure = copyRequired(context, batch.requires, { from: row, to: representation });
  if (failure instanceof FaultMark) return failure;
  if (failure || Object.keys(representation).length === 0) return undefined;
  applyRewrites(context.types, batch.inputRewrites, representation);
  const keys = context.keys.get(subgraph)?.get(typenameOf(representation) ?? "");
  return keys === undefined || identifies(keys, representation) ? representation : undefined;
}

/** A field was not fetched, because the entity that should hold it was not found. */
const MISSING = "missing";
type Failure = FaultMark | typeof MISSING | undefined;

function copyRequired(
  context: RepresentationContext,
  required: readonly RequiredSelection[],
  rows: { from: Row; to: Row },
): Failure {
  for (const selection of required) {
    if (selection.kind === "fragment") {
      const typename = typenameOf(rows.from);
      const applies = typename !== undefined && context.types.fits(typename, selection.type);
      if (!applies) continue;
      const failure = copyRequired(context, selection.selections, rows);
      if (failure) return failure;
      continue;
    }
    const value = copyValueOf(context, selection.selections, ownValue(rows.from, selection.from));
    if (value instanceof FaultMark) return value;
    if (value === undefined) return MISSING;
    setOwnValue(rows.to, selection.to, value);
  }
  return undefined;
}

/** @returns undefined when the value, or one inside it, is missing */
function copyValueOf(
  context: RepresentationContext,
  selections: readonly RequiredSelection[] | undefined,
  value: unknown,
): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => copyValueOf(context, selections, item));
    if (items.includes(undefined)) return undefined;
    return items.find((item) => item instanceof FaultMark) ?? items;
  }
  if (!selections || !isRow(value)) return value;
  const to: Row = {};
  const failure = copyRequired(context, selections, { from: value, to });
  if (failure) return failure === MISSING ? undefined : failure;
  return to;
}

/** Among the keys that the representation spells out, one must have a value that is not null. */
function identifies(keys: readonly (readonly string[])[], representation: Row): boolean {
  const spelled = keys.filter((fields) => fields.every((field) => Object.hasOwn(representation, field)));
  return spelled.length === 0 || spelled.some((fields) => fields.some((field) => representation[field] !== null));
}
