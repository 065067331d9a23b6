/**
 * COPY into a table, the fastest way into PostgreSQL.
 * In: a connection, a table with its columns, rows of values in the columns' order, possibly endless (a generator).
 */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ClientBase, escapeIdentifier } from "pg";
import { from as copyFrom } from "pg-copy-streams";

export interface CopyDestination {
  readonly table: string;
  /** Column names as PostgreSQL has them. */
  readonly columns: readonly string[];
}

/** @returns how many rows were written */
export async function copyInto(
  client: Pick<ClientBase, "query">,
  { table, columns }: CopyDestination,
  rows: Iterable<readonly unknown[]>,
): Promise<number> {
  let count = 0;
  function* lines(): Generator<string> {
    for (const row of rows) {
      count += 1;
      yield `${row.map(copyText).join("\t")}\n`;
    }
  }
  const names = columns.map(escapeIdentifier).join(", ");
  const sink = client.query(copyFrom(`COPY ${escapeIdentifier(table)} (${names}) FROM STDIN`));
  await pipeline(Readable.from(chunks(lines())), sink);
  return count;
}

const CHUNK_CHARACTERS = 64 * 1024;

function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const line of lines) {
    chunk += line;
    if (chunk.length >= CHUNK_CHARACTERS) {
      yield chunk;
      chunk = "";
    }
  }
  if (chunk !== "") yield chunk;
}

/** A value in COPY's text format. */
function copyText(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (Array.isArray(value)) return escapeCopy(`{${(value as string[]).map(arrayElement).join(",")}}`);
  if (value instanceof Date) return escapeCopy(value.toISOString());
  return escapeCopy(typeof value === "string" ? value : JSON.stringify(value));
}

function arrayElement(value: string | number | null): string {
  if (value === null) return "NULL";
  return `"${String(value).replace(/["\\]/g, "\\$&")}"`;
}

function escapeCopy(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] as string);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
