/**
 * Writes scalars and enum values as JSON text, refusing what the schema does not show.
 * In: a leaf type of the consumer schema. Out: a function from a subgraph's value to JSON text.
 * Not here: null and lists (answer-writer.ts).
 */
import { isEnumType, type GraphQLLeafType } from "graphql";
import { fitsDepth } from "../json-depth";

/** @returns JSON text; undefined when the value is none of the type's */
export type LeafWriter = (value: unknown) => string | undefined;

/** Nesting of a custom scalar's value: JSON.stringify recurses. */
const MAX_SCALAR_DEPTH = 200;
const INT_RANGE = 2 ** 31;

const builtInWriters: Readonly<Record<string, LeafWriter>> = {
  Int: (value) => (isInt(value) ? JSON.stringify(value) : undefined),
  Float: (value) => (typeof value === "number" ? JSON.stringify(value) : undefined),
  String: (value) => (typeof value === "string" ? JSON.stringify(value) : undefined),
  Boolean: (value) => (typeof value === "boolean" ? String(value) : undefined),
  ID: (value) => (typeof value === "string" || Number.isInteger(value) ? JSON.stringify(String(value)) : undefined),
};

export function leafWriterOf(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return (value) => texts.get(value);
  }
  return Object.hasOwn(builtInWriters, type.name)
    ? (builtInWriters[type.name] ?? writeCustomScalar)
    : writeCustomScalar;
}

function isInt(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= -INT_RANGE && value < INT_RANGE;
}

function writeCustomScalar(value: unknown): string | undefined {
  return fitsDepth(value, MAX_SCALAR_DEPTH) ? JSON.stringify(value) : undefined;
}
