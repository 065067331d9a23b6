/**
 * Writes records with their history and their events, all in one statement.
 * In: an entity class, what to write, who does it and when. Out: the records as written.
 * Values travel as JSON, so that PostgreSQL itself gives each its column's type.
 */
import type { Class } from "../class";
import type { Table } from "../database/table";
import { readingRule } from "../access/reading-rule";
import { announcedProperties } from "./announces";
import type { Query } from "./transaction";

/** What history and events say of a change. */
export interface Deed {
  readonly at: string;
  readonly actor: string;
  readonly office: string;
  readonly action: string;
  readonly basis: string | null;
}

export interface WriteTarget<T extends object> {
  readonly entity: Class<T>;
  readonly table: Table<T>;
  readonly query: Query;
}

type Properties = Readonly<Record<string, unknown>>;

/** @param rows at least one, all with the same properties */
export async function insertRecords<T extends object>(
  target: WriteTarget<T>,
  rows: readonly Properties[],
  deed: Deed,
): Promise<T[]> {
  const { table, query } = target;
  const columns = Object.keys(rows[0] ?? {}).map((property) => table.column(property).name);
  const made = `INSERT INTO ${table.name} (${columns.join(", ")})
    SELECT ${columns.join(", ")} FROM jsonb_populate_recordset(NULL::${table.name}, $1) RETURNING *, NULL::text AS from_state`;
  const json = JSON.stringify(rows.map((row) => byColumn(table, row)));
  const written = await query<T>(withRecords(target, made), [json, ...deedParameters(deed)]);
  return written.map((row) => table.hydrate(row));
}

export interface Change {
  readonly ids: readonly string[];
  readonly changes: Properties;
}

/** Each record's version grows by one. Records that no id names are left out of the answer. */
export async function updateRecords<T extends object>(
  target: WriteTarget<T>,
  { ids, changes }: Change,
  deed: Deed,
): Promise<T[]> {
  const { table, query } = target;
  const columns = Object.keys(changes).map((property) => table.column(property).name);
  const settings = [...columns.map((name) => `${name} = given.${name}`), "version = u.version + 1"];
  const made = `UPDATE ${table.name} u SET ${settings.join(", ")}
    FROM ${table.name} old, jsonb_populate_record(NULL::${table.name}, $1) given
    WHERE u.id = old.id AND u.id = ANY($7) RETURNING u.*, ${stateOf(table, "old")} AS from_state`;
  const json = JSON.stringify(byColumn(table, changes));
  const written = await query<T>(withRecords(target, made), [json, ...deedParameters(deed), ids]);
  return written.map((row) => table.hydrate(row));
}

/** `$2` to `$6`. */
function deedParameters({ at, actor, office, action, basis }: Deed): unknown[] {
  return [at, actor, office, action, basis];
}

function withRecords<T extends object>({ entity, table }: WriteTarget<T>, made: string): string {
  const type = recordType(table);
  const state = stateOf(table, "t");
  return `WITH made AS (${made}),
    noted AS (INSERT INTO history (record_type, record_id, at, actor, office, action, from_state, to_state, basis)
      SELECT ${type}, t.id, $2, $3, $4, $5, t.from_state, ${state}, $6 FROM made t),
    told AS (INSERT INTO outbox (at, record_type, record_id, version, action, office, from_state, to_state, facts, announced)
      SELECT $2, ${type}, t.id, t.version, $5, $4, t.from_state, ${state}, ${factsOf(entity, table)}, ${isForAll(entity, table)}
      FROM made t)
    SELECT ${table.select} FROM made t`;
}

function byColumn(table: Table<any>, properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([property, value]) => [table.column(property).name.slice(1, -1), value]),
  );
}

function stateOf(table: Table<any>, alias: string): string {
  return table.has("state") ? `${alias}.state` : "NULL::text";
}

/** SQL for the GraphQL type of a row `t`: tables of several kinds say it in a column. */
function recordType(table: Table<any>): string {
  const { kinds } = table;
  if (kinds === undefined) return `'${table.typeName}'`;
  const cases = [...kinds.types].map(([value, name]) => `WHEN '${value}' THEN '${name}'`);
  return `CASE ${kinds.column} ${cases.join(" ")} END`;
}

function factsOf(entity: Class, table: Table<any>): string {
  const pairs = announcedProperties(entity).map((property) => `'${property}', ${table.column(property).sql}`);
  return `jsonb_build_object(${pairs.join(", ")})`;
}

/** SQL: whether the marking of a row `t` lets everybody know of it. */
export const MARKED_FOR_ALL = `(t.marking_level = 'UNCLASSIFIED' AND coalesce(t.marking_tlp, 'CLEAR') IN ('CLEAR', 'GREEN')
  AND t.marking_compartments = '{}' AND t.marking_dissemination = '{}')`;

/** SQL: whether everybody may know of a row `t`. */
function isForAll(entity: Class, table: Table<any>): string {
  const told = readingRule(entity).own?.told((property) => table.column(property).sql) ?? "true";
  return `(${told}) AND ${MARKED_FOR_ALL}`;
}
