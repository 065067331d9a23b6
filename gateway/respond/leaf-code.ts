/**
 * Generates how one scalar or enum value is written.
 * In: a leaf position. Out: an expression over `value`. Not here: objects and lists (object-code.ts), and the values
 * that the expression does not know (leaf-writer.ts, which it must equal).
 */
import type { LeafPosition } from "./projection";

export interface LeafContext {
  /** Expression for a value that is none of the type's, null included. */
  readonly otherwise: string;
  /** Name by which the source calls the position's own writer. */
  readonly writer: () => string;
}

export function leafExpression(position: LeafPosition, { otherwise, writer }: LeafContext): string {
  switch (position.type) {
    case "String":
      return `(typeof value === "string" ? quote(value) : ${otherwise})`;
    case "ID":
      return `(typeof value === "string" ? quote(value) : Number.isSafeInteger(value) ? '"' + value + '"' : ${otherwise})`;
    case "Int":
      return `(typeof value === "number" && value === (value | 0) ? "" + value : ${otherwise})`;
    case "Float":
      return `(Number.isFinite(value) ? "" + value : ${otherwise})`;
    case "Boolean":
      return `(value === true ? "true" : value === false ? "false" : ${otherwise})`;
    default:
      return `(value != null ? ${writer()}(value) ?? fail() : ${otherwise})`;
  }
}
