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
import { askedOf } from "./asked-of";
import { asksColumn } from "./asks-column";
import { UNRESTRICTED, WHO_ENTERED, readingCondition } from "./reading-condition";
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

/** What the rules of parties look up, each once. */
export function partyLookups(dataSource: DataSource): PartyLookup[] {
  const all = markedTables(dataSource).flatMap(({ target }) => readingRule(target as Class).parties ?? []);
  const lookups = all.flatMap((party) => (party.kind === "lookup" ? [party.lookup] : []));
  return [...new Map(lookups.map((one) => [one.name, one])).values()];
}

/** What the rows of every marked table ask, and its policies. */
export function tablePolicies(dataSource: DataSource): string {
  return markedTables(dataSource)
    .map((metadata) => {
      const table = escapeIdentifier(metadata.tableName);
      const rule = readingRule(metadata.target as Class);
      const column = (property: string): string => columnName(metadata, property);
      const inSql = { alias: table, column: (property: string) => `${table}.${column(property)}` };
      const asks = asksColumn(table, askedOf(rule, column));
      return asks + policies(table, readingCondition(rule, inSql, WHO_ENTERED));
    })
    .join("\n");
}

function columnName(metadata: EntityMetadata, property: string): string {
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
    CREATE FUNCTION access.reads_record(record_type text, record_id text) RETURNS boolean
      LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
    BEGIN ${choice} RETURN false; END $$;
    ${policies(HISTORY, `${UNRESTRICTED} OR access.reads_record(history.record_type, history.record_id)`)}`;
}

/** Tables that no request reads, as far as the agency has them. */
export function innerPolicies(): string {
  return INNER_TABLES.map(
    (table) => `DO $inner$ BEGIN IF to_regclass('public.${table}') IS NOT NULL THEN
      ${policies(table, UNRESTRICTED).replaceAll("\n", " ")} END IF; END $inner$;`,
  ).join("\n");
}

/** @param condition for reading; it lets commands read, too */
function policies(table: string, condition: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
    CREATE POLICY reading ON ${table} FOR SELECT USING (${condition});
    CREATE POLICY adding ON ${table} FOR INSERT WITH CHECK (${UNRESTRICTED});
    CREATE POLICY changing ON ${table} FOR UPDATE USING (${UNRESTRICTED}) WITH CHECK (${UNRESTRICTED});
    CREATE POLICY removing ON ${table} FOR DELETE USING (${UNRESTRICTED});`;
}

/** Policies and functions of any earlier version, save those by which generated columns are computed. */
export const WITHOUT_EARLIER = `DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT polname, polrelid::regclass AS name FROM pg_policy
    JOIN pg_class ON pg_class.oid = polrelid WHERE relnamespace = 'public'::regnamespace
  LOOP EXECUTE format('DROP POLICY %I ON %s', one.polname, one.name); END LOOP;
  FOR one IN SELECT oid::regprocedure AS name FROM pg_proc
    WHERE pronamespace = to_regnamespace('access') AND NOT EXISTS (SELECT FROM pg_depend
      WHERE refclassid = 'pg_proc'::regclass AND refobjid = pg_proc.oid AND classid = 'pg_attrdef'::regclass)
  LOOP EXECUTE format('DROP FUNCTION %s', one.name); END LOOP; END $$;`;

/** Views look at tables with the rights of whoever looks at the view. */
export const INVOKER_VIEWS = `DO $$ DECLARE one regclass; BEGIN
  FOR one IN SELECT oid::regclass FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
  LOOP EXECUTE format('ALTER VIEW %s SET (security_invoker = true)', one); END LOOP; END $$;`;
