/**
 * Deep merge of two trees.
 * In: an object and what another fetch answered for it. Out: the first object, grown by copies.
 * A value wins over a mark, a mark over null, null over nothing. Of two marks the first stays; of two different
 * scalars the last; lists have the length of the first.
 */
import { isObjectType, type GraphQLSchema } from "graphql";
import { Missing, isObject, type JsonObject } from "./missing";

export function mergeInto(schema: GraphQLSchema, target: JsonObject, incoming: JsonObject): void {
  for (const [key, value] of Object.entries(incoming)) {
    const existing = Object.hasOwn(target, key) ? target[key] : undefined;
    const merged = key === "__typename" ? mergeTypename(schema, existing, value) : merge(schema, existing, value);
    setField(target, key, merged);
  }
}

/** A type of the object wins over the interface by which another subgraph knows it. */
function mergeTypename(schema: GraphQLSchema, existing: unknown, incoming: unknown): unknown {
  const isObjectName = (name: unknown) => typeof name === "string" && isObjectType(schema.getType(name));
  if (typeof existing !== "string") return incoming;
  return isObjectName(incoming) && !isObjectName(existing) ? incoming : existing;
}

function merge(schema: GraphQLSchema, existing: unknown, incoming: unknown): unknown {
  if (rank(incoming) < rank(existing)) return existing;
  if (existing instanceof Missing && incoming instanceof Missing) return existing;
  if (Array.isArray(existing) && Array.isArray(incoming)) {
    return existing.map((item, index) => (index in incoming ? merge(schema, item, incoming[index]) : item));
  }
  if (isObject(existing) && isObject(incoming)) {
    mergeInto(schema, existing, incoming);
    return existing;
  }
  return copyTree(incoming);
}

function rank(value: unknown): number {
  if (value === undefined) return 0;
  if (value === null) return 1;
  return value instanceof Missing ? 2 : 3;
}

/** Marks are taken over as they are. */
export function copyTree<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyTree) as Value;
  if (!isObject(value)) return value;
  const copied: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) setField(copied, key, copyTree(inner));
  return copied as Value;
}

/** Plain assignment, but `__proto__` is a key like any other. */
export function setField(holder: object, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}
