/**
 * Writes rows by COPY, the fastest way into PostgreSQL.
 * In: an entity class and plain rows, possibly endless (a generator). Columns that a row leaves out keep their default.
 */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { DataSource } from "typeorm";
import type { Class } from "../class";

export type Row = Readonly<Record<string, unknown>>;

export interface CopyTarget {
  readonly client: Client;
  readonly dataSource: DataSource;
}

/**
 * @param rows all with the same properties as the first
 * @returns how many rows were written
 */
export async function copyRows(target: CopyTarget, entity: Class, rows: Iterable<Row>): Promise<number> {
  const iterator = rows[Symbol.iterator]();
  const first = iterator.next();
  if (first.done === true) return 0;
  const properties = Object.keys(first.value);
  const metadata = target.dataSource.getMetadata(entity as Function);
  const columns = properties.map(
    (property) => `"${metadata.findColumnWithPropertyName(property)?.databaseName ?? property}"`,
  );
  let count = 0;
  function* lines(): Generator<string> {
    for (let item: IteratorResult<Row> = first; item.done !== true; item = iterator.next()) {
      const { value } = item;
      count += 1;
      yield `${properties.map((property) => copyText(value[property])).join("\t")}\n`;
    }
  }
  const sink = target.client.query(copyFrom(`COPY "${metadata.tableName}" (${columns.join(", ")}) FROM STDIN`));
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
