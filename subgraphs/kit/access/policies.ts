/**
 * Row-level security of an agency's tables, from the rules beside its entities.
 * In: typeorm's metadata. Out: SQL that brings tables from any earlier state to what the rules say.
 *
 * Of every table that holds marked rows the runtime role reads what the caller may read, and writes only within
 * commands and the agency's own work. History is read with its record. Outbox and receipts repeat whole records and
 * are read by no request. The owner, which migrates, seeds, imports and exports, is not restricted.
 */
import { escapeIdentifier, escapeLiteral } from "pg";
import type { DataSource, EntityMetadata } from "typeorm";
import type { Class } from "../class";
import { MarkedRecord } from "../record/marked-record";
import { MARKING_CLASS, MARKING_CLASS_COLUMN, readingCondition } from "./reading-condition";
import { type PartyLookup, readingRule } from "./reading-rule";

/** Tables whose rows repeat records, and which only commands and the agency itself touch. */
const INNER_TABLES = ["outbox", "command_receipt"] as const;

const HISTORY = "history";

/** Tables of marked records: the metadata of the class that stands for the whole table. */
function markedTables({ entityMetadatas }: DataSource): EntityMetadata[] {
  return entityMetadatas.filter(({ target, parentEntityMetadata }) => {
    const isWhole = (parentEntityMetadata as EntityMetadata | undefined) === undefined;
    return isWhole && (target as Class).prototype instanceof MarkedRecord;
  });
}

/** Names of tables under forced row-level security. */
export function protectedTables(dataSource: DataSource): string[] {
  return [...markedTables(dataSource).map(({ tableName }) => tableName), HISTORY, ...INNER_TABLES];
}

/** Functions that the rules of parties call, once each. */
export function partyLookups(dataSource: DataSource): PartyLookup[] {
  const all = markedTables(dataSource).flatMap(({ target }) => readingRule(target as Class).parties ?? []);
  const lookups = all.flatMap((party) => (party.kind === "lookup" ? [party.lookup] : []));
  return [...new Map(lookups.map((one) => [one.name, one])).values()];
}

/** Reads as the tables' owner, so that rows which the caller does not read can make it a party of those it does. */
export function lookupFunction({ name, sql }: PartyLookup): string {
  return `CREATE OR REPLACE FUNCTION access.${name}() RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN RETURN array(${sql}); END $$;`;
}

/** The generated column and the policies of every marked table. */
export function tablePolicies(dataSource: DataSource): string {
  return markedTables(dataSource)
    .map((metadata) => {
      const table = escapeIdentifier(metadata.tableName);
      const column = (property: string): string => `${table}.${columnName(metadata, property)}`;
      const condition = readingCondition(readingRule(metadata.target as Class), column, true);
      const isAdded = `SELECT FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attname = 'marking_class'`;
      return `DO $add$ BEGIN IF NOT EXISTS (${isAdded}) THEN
          ALTER TABLE ${table} ADD COLUMN ${MARKING_CLASS_COLUMN}; END IF; END $add$;
        ${policies(table, condition)}`;
    })
    .join("\n");
}

function columnName(metadata: EntityMetadata, property: string): string {
  if (property === MARKING_CLASS) return "marking_class";
  const column = [metadata, ...metadata.childEntityMetadatas].flatMap(
    (one) => one.findColumnWithPropertyName(property) ?? [],
  )[0];
  if (column === undefined) throw new TypeError(`${metadata.name} has no property ${property}`);
  return escapeIdentifier(column.databaseName);
}

/** A row of history is read where its record is: one look by primary key, planned once a session. */
export function historyPolicies(dataSource: DataSource): string {
  const looks = markedTables(dataSource).map(({ name, tableName, childEntityMetadatas }) => {
    const types = [name, ...childEntityMetadatas.map((kind) => kind.name)].map((type) => escapeLiteral(type));
    return `WHEN record_type IN (${types.join(", ")}) THEN
      RETURN EXISTS (SELECT FROM public.${escapeIdentifier(tableName)} WHERE id = record_id);`;
  });
  const choice = looks.length === 0 ? "" : `CASE ${looks.join("\n")} ELSE RETURN false; END CASE;`;
  return `
    CREATE OR REPLACE FUNCTION access.reads_record(record_type text, record_id text) RETURNS boolean
      LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
    BEGIN ${choice} RETURN false; END $$;
    ${policies(HISTORY, "access.reads_record(history.record_type, history.record_id)")}`;
}

/** Tables that no request reads, as far as the agency has them. */
export function innerPolicies(): string {
  return INNER_TABLES.map(
    (table) => `DO $inner$ BEGIN IF to_regclass('public.${table}') IS NOT NULL THEN
      ${policies(table, "false").replaceAll("\n", " ")} END IF; END $inner$;`,
  ).join("\n");
}

function policies(table: string, condition: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    DROP POLICY IF EXISTS owner ON ${table};
    DROP POLICY IF EXISTS reading ON ${table};
    DROP POLICY IF EXISTS agency ON ${table};
    CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
    CREATE POLICY reading ON ${table} FOR SELECT USING (${condition});
    CREATE POLICY agency ON ${table} USING ((SELECT access.unrestricted()))
      WITH CHECK ((SELECT access.unrestricted()));`;
}

/** Views look at tables with the rights of whoever looks at the view. */
export const INVOKER_VIEWS = `DO $$ DECLARE one regclass; BEGIN
  FOR one IN SELECT oid::regclass FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
  LOOP EXECUTE format('ALTER VIEW %s SET (security_invoker = true)', one); END LOOP; END $$;`;
