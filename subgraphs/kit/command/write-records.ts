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
  const columns = columnsOf(target, rows[0] ?? {});
  const made = `INSERT INTO ${target.table.name} AS t (${columns.join(", ")})
    SELECT ${columns.join(", ")} FROM jsonb_populate_recordset(NULL::${target.table.name}, $1)`;
  const json = JSON.stringify(rows.map((row) => byColumn(target.table, row)));
  return written(target, { made, fromState: "NULL::text", parameters: [json] }, deed);
}

/** What a query tells of new records, one for each of its rows, and what is the same for all of them. */
export interface NewRecords<P extends string = string> {
  /** SQL; `$1` is the first parameter. */
  readonly from: string;
  readonly parameters: readonly unknown[];
  /** The properties that the query's columns are, in their order. */
  readonly each: readonly P[];
  readonly all: Properties;
}

/** Nothing is read back, so that there may be many. @returns how many there are */
export async function insertFrom<T extends object>(
  target: WriteTarget<T>,
  { from, parameters, each, all }: NewRecords,
  deed: Deed,
): Promise<number> {
  const { table } = target;
  const own = each.map((property) => table.column(property).name);
  const common = columnsOf(target, all);
  const made = `INSERT INTO ${table.name} AS t (${[...own, ...common].join(", ")})
    SELECT ${[...own.map((name) => `given.${name}`), ...common.map((name) => `alike.${name}`)].join(", ")}
    FROM (${from}) given (${own.join(", ")}), jsonb_populate_record(NULL::${table.name}, $${parameters.length + 1}) alike`;
  const json = JSON.stringify(byColumn(table, all));
  return counted(target, { made, fromState: "NULL::text", parameters: [...parameters, json] }, deed);
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
  const { table } = target;
  const made = `UPDATE ${table.name} t SET ${settings(target, changes)}
    FROM ${table.name} old, jsonb_populate_record(NULL::${table.name}, $2) given
    WHERE t.id = old.id AND t.id = ANY($1)`;
  const json = JSON.stringify(byColumn(table, changes));
  return written(target, { made, fromState: stateOf(table, "old"), parameters: [ids, json] }, deed);
}

/** Records in one state. */
export interface StateChange {
  readonly from: string;
  /** Which of them, in SQL over the alias `t`; `$1` is the first parameter. */
  readonly condition: string;
  readonly parameters: readonly unknown[];
  readonly changes: Properties;
}

/** The same without reading anything back, so that there may be many. @returns how many there were */
export async function updateWhere<T extends object>(
  target: WriteTarget<T>,
  { from, condition, parameters, changes }: StateChange,
  deed: Deed,
): Promise<number> {
  const { table } = target;
  const own = parameters.length;
  const made = `UPDATE ${table.name} t SET ${settings(target, changes)}
    FROM jsonb_populate_record(NULL::${table.name}, $${own + 1}) given
    WHERE ${stateOf(table, "t")} = $${own + 2} AND (${condition})`;
  const json = JSON.stringify(byColumn(table, changes));
  return counted(target, { made, fromState: `$${own + 2}`, parameters: [...parameters, json, from] }, deed);
}

function columnsOf({ table }: WriteTarget<any>, properties: Properties): string[] {
  return Object.keys(properties).map((property) => table.column(property).name);
}

function settings(target: WriteTarget<any>, changes: Properties): string {
  return [...columnsOf(target, changes).map((name) => `${name} = given.${name}`), "version = t.version + 1"].join(", ");
}

/** An INSERT or UPDATE of rows `t`, without its RETURNING. */
interface Writing {
  readonly made: string;
  /** SQL of the state before. */
  readonly fromState: string;
  readonly parameters: readonly unknown[];
}

async function written<T extends object>(target: WriteTarget<T>, writing: Writing, deed: Deed): Promise<T[]> {
  const { table, query } = target;
  const sql = `${withRecords(target, writing, "t.*, ")} SELECT ${table.select} FROM made t`;
  const rows = await query<T>(sql, [...writing.parameters, ...deedParameters(deed)]);
  return rows.map((row) => table.hydrate(row));
}

async function counted(target: WriteTarget<any>, writing: Writing, deed: Deed): Promise<number> {
  const sql = `${withRecords(target, writing, "")} SELECT count(*)::int AS count FROM made`;
  const [made] = await target.query<{ count: number }>(sql, [...writing.parameters, ...deedParameters(deed)]);
  return made?.count ?? 0;
}

function deedParameters({ at, actor, office, action, basis }: Deed): unknown[] {
  return [at, actor, office, action, basis];
}

/** @param answer what else of the rows `t` is returned, for whoever selects from `made` */
function withRecords({ entity, table }: WriteTarget<any>, writing: Writing, answer: string): string {
  const { made, fromState, parameters } = writing;
  const [at, actor, office, action, basis] = [1, 2, 3, 4, 5].map((index) => `$${parameters.length + index}`);
  return `WITH made AS (${made} RETURNING ${answer}${recordType(table)} AS told_type, t.id AS told_id,
      t.version AS told_version, ${fromState} AS told_from, ${stateOf(table, "t")} AS told_to,
      ${factsOf(entity, table)} AS told_facts, ${isForAll(entity, table)} AS told_for_all),
    noted AS (INSERT INTO history (record_type, record_id, at, actor, office, action, from_state, to_state, basis)
      SELECT told_type, told_id, ${at}, ${actor}, ${office}, ${action}, told_from, told_to, ${basis} FROM made),
    told AS (INSERT INTO outbox (at, record_type, record_id, version, action, office, from_state, to_state, facts, announced)
      SELECT ${at}, told_type, told_id, told_version, ${action}, ${office}, told_from, told_to, told_facts, told_for_all
      FROM made)`;
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
