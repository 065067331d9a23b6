/**
 * Rows of objects as a table for a terminal.
 * In: rows. Out: text. Nested objects become columns of their own (`provenance.source`); what differs between
 * rows leaves empty cells. Not here: which part of an answer is a table (answer.ts).
 */
import Table from "cli-table3";
import { cellText, plainText } from "./cell";

export type Row = Readonly<Record<string, unknown>>;

/** Narrower columns are unreadable. */
const NARROWEST = 8;

/**
 * @param width characters of the terminal; longer cells wrap. Undefined: as wide as needed
 * @returns lines, each ended; empty for no rows
 */
export function printTable(rows: readonly Row[], width?: number): string {
  const flat = rows.map((row) => new Map(flatten(row, "")));
  const columns = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  if (columns.length === 0) return "";
  const cells = flat.map((row) => columns.map((column) => cellText(row.get(column))));
  const head = columns.map(plainText);
  const table = new Table({
    head,
    style: { head: [], border: [], compact: true },
    ...(width === undefined
      ? {}
      : { wordWrap: true, wrapOnWordBoundary: false, colWidths: fit([head, ...cells], width) }),
  });
  table.push(...cells);
  return `${table.toString()}\n`;
}

function flatten(row: Row, prefix: string): [string, unknown][] {
  return Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
    const isNested = typeof value === "object" && value !== null && !Array.isArray(value);
    return isNested ? flatten(value as Row, `${prefix}${name}.`) : [[`${prefix}${name}`, value]];
  });
}

/** Column widths with padding: as wide as the content, the widest ones cut until the table fits. */
function fit(lines: readonly (readonly string[])[], width: number): number[] {
  const widths = (lines[0] ?? []).map(
    (_, column) =>
      2 + Math.max(...lines.flatMap((cells) => (cells[column] ?? "").split("\n").map((line) => line.length))),
  );
  const borders = widths.length + 1;
  let excess = widths.reduce((sum, one) => sum + one, borders) - width;
  while (excess > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= NARROWEST) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}
