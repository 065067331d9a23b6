/**
 * Generates, for one type of entity, the function that writes its representation as text.
 * In: what a representation of this type is made of. Out: a function for rows that have all of it; anything
 * unusual, a null key or a missing field, is left to representation.ts, which this must equal.
 * Not here: rewrites, which generated code leaves to representation.ts as well.
 */
import { isPlainName, literal, makeFunction, propertyOf } from "../generated-code";
import { quote } from "../json-text";
import type { RequiredSelection } from "../plan/plan-node";
import type { TypeTable } from "../type-table";

/** @returns undefined for a row that is not as expected */
export type RepresentationWriter = (row: object) => string | undefined;

export interface RepresentationShape {
  readonly types: TypeTable;
  readonly typename: string;
  readonly requires: readonly RequiredSelection[];
}

/** @returns undefined when representations of this type cannot be generated */
export function generateRepresentation(shape: RepresentationShape): string | undefined {
  const fields = fieldsOf(shape);
  if (!fields || fields.length === 0 || fields.some(({ from }) => !isPlainName(from))) return undefined;
  if (new Set(fields.map(({ to }) => to)).size < fields.length) return undefined;
  const lines = ["return function represent(row) {", "  let value;", '  let text = "";'];
  let constant = "{";
  for (const [index, { from, to }] of fields.entries()) {
    constant += `${index === 0 ? "" : ","}${JSON.stringify(to)}:`;
    if (from === "__typename") {
      constant += JSON.stringify(shape.typename);
      continue;
    }
    lines.push(
      `  value = ${propertyOf("row", from)};`,
      `  if (typeof value === "string") text += ${literal(constant)} + quote(value);`,
      `  else if (typeof value === "number" || typeof value === "boolean") text += ${literal(constant)} + JSON.stringify(value);`,
      "  else return undefined;",
    );
    constant = "";
  }
  return [...lines, `  return text + ${literal(`${constant}}`)};`, "};"].join("\n");
}

export function makeRepresentationWriter(source: string): RepresentationWriter {
  return makeFunction<RepresentationWriter>({ quote }, source);
}

interface PlainField {
  readonly from: string;
  readonly to: string;
}

/** @returns undefined when a field has a selection of its own */
function fieldsOf({ types, typename, requires }: RepresentationShape): PlainField[] | undefined {
  const fields: PlainField[] = [];
  const collect = (selections: readonly RequiredSelection[]): boolean =>
    selections.every((node) => {
      if (node.kind === "fragment") return !types.fits(typename, node.type) || collect(node.selections);
      fields.push({ from: node.from, to: node.to });
      return node.selections === undefined;
    });
  return collect(requires) ? fields : undefined;
}
