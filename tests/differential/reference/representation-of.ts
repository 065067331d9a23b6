/**
 * The representation by which a subgraph knows an entity again.
 * In: an object of the data and what the plan requires of it. Out: the representation; the mark of what is missing
 * in it; or nothing, when a required field was never fetched, or no key that it spells out has a value.
 * Source: Apollo Federation subgraph specification, `_entities`.
 */
import type { EntityBatch, RequiredSelection } from "../../../gateway/plan/plan-node";
import { setField } from "./merge-trees";
import { Missing, isObject, typenameIn, type JsonObject } from "./missing";
import { rewrite } from "./plan-paths";
import type { ReferenceSchemas } from "./reference-schemas";
import { isSubtype } from "./subtypes";

export function representationOf(
  schemas: Pick<ReferenceSchemas, "whole" | "keys">,
  { agency, batch }: { agency: string; batch: EntityBatch },
  object: JsonObject,
): JsonObject | Missing | undefined {
  const representation = copyFields(schemas, batch.requires, object);
  if (!isObject(representation)) return representation;
  if (Object.keys(representation).length === 0) return undefined;
  for (const one of batch.inputRewrites) rewrite(schemas.whole, one, representation);
  const keys = schemas.keys.get(agency)?.get(typenameIn(representation) ?? "") ?? [];
  const spelled = keys.filter((fields) => fields.every((field) => Object.hasOwn(representation, field)));
  const identifies = spelled.some((fields) => fields.some((field) => representation[field] !== null));
  return spelled.length === 0 || identifies ? representation : undefined;
}

/** The first obstacle in the order of the plan decides: a mark, or a field that is not there. */
function copyFields(
  schemas: Pick<ReferenceSchemas, "whole" | "keys">,
  required: readonly RequiredSelection[],
  object: JsonObject,
): JsonObject | Missing | undefined {
  const copied: JsonObject = {};
  for (const selection of required) {
    if (selection.kind === "fragment") {
      const typename = typenameIn(object);
      if (typename === undefined || !isSubtype(schemas.whole, typename, selection.type)) continue;
      const fields = copyFields(schemas, selection.selections, object);
      if (!isObject(fields)) return fields;
      for (const [key, value] of Object.entries(fields)) setField(copied, key, value);
    } else {
      const value = Object.hasOwn(object, selection.from) ? object[selection.from] : undefined;
      const inner = copyValue(schemas, selection.selections, value);
      if (inner instanceof Missing) return inner;
      if (inner === undefined) return undefined;
      setField(copied, selection.to, inner);
    }
  }
  return copied;
}

function copyValue(
  schemas: Pick<ReferenceSchemas, "whole" | "keys">,
  selections: readonly RequiredSelection[] | undefined,
  value: unknown,
): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => copyValue(schemas, selections, item));
    if (items.includes(undefined)) return undefined;
    return items.find((item) => item instanceof Missing) ?? items;
  }
  return selections && isObject(value) ? copyFields(schemas, selections, value) : value;
}
