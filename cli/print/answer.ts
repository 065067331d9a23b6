/**
 * The data of a GraphQL answer for people: lists of objects as tables under the name of their field, other fields
 * as `name  value` lines, nested objects indented.
 * In: `data` of an answer. Out: text. Not here: errors (commands/query.ts).
 */
import { cellText, plainText } from "./cell";
import { printTable, type Row } from "./table";

const INDENT = "  ";
const BULLET = "- ";

/** @param width characters of the terminal; undefined: as wide as needed */
export function printAnswer(data: Row, width?: number): string {
  return `${objectLines(data, width).join("\n")}\n`;
}

function objectLines(value: Row, width: number | undefined): string[] {
  const entries = Object.entries(value);
  const scalars = entries.filter(([, field]) => !isObject(field) && !isRows(field));
  const nameWidth = Math.max(0, ...scalars.map(([name]) => name.length));
  const inner = width === undefined ? undefined : width - INDENT.length;
  return entries.flatMap(([name, field]) => {
    if (isRows(field)) return [...heading(name, field.length), ...rowsLines(field, width)];
    if (isObject(field)) return [plainText(name), ...objectLines(field, inner).map((line) => `${INDENT}${line}`)];
    return [`${plainText(name).padEnd(nameWidth)}  ${cellText(field)}`.trimEnd()];
  });
}

function heading(name: string, count: number): string[] {
  return [`${plainText(name)} (${count})`];
}

/** A table; where rows hold lists of rows that hold lists again, which no cell can show, one block a row. */
function rowsLines(rows: readonly Row[], width: number | undefined): string[] {
  if (!rows.some((row) => listDepth(row) > 1)) return tableLines(rows, width);
  const inner = width === undefined ? undefined : width - INDENT.length;
  return rows.flatMap((row) =>
    objectLines(row ?? {}, inner).map((line, index) => `${index === 0 ? BULLET : INDENT}${line}`),
  );
}

/** How many lists of objects lie within each other. */
function listDepth(value: unknown): number {
  if (Array.isArray(value)) return (isRows(value) ? 1 : 0) + Math.max(0, ...value.map(listDepth));
  return isObject(value) ? Math.max(0, ...Object.values(value).map(listDepth)) : 0;
}

function tableLines(rows: readonly Row[], width: number | undefined): string[] {
  return printTable(rows, width).trimEnd().split("\n");
}

function isObject(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list of objects; nulls in between stay visible as empty rows. */
function isRows(value: unknown): value is Row[] {
  return Array.isArray(value) && value.some(isObject) && value.every((item) => item === null || isObject(item));
}
