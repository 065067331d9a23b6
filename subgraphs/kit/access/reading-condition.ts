/**
 * The decision in SQL: which rows of a type somebody reads. One text serves the queries of the kit and the row-level
 * policies, so that they never disagree; they only learn of the reader in two ways. A query is told by the process
 * that sends it, in a parameter. A policy asks the transaction's signed token, by a function that runs once a
 * statement, if at all (`SELECT access.words()` is an init plan). So neither layer believes the other.
 *
 * Nearly all rows ask nothing of their readers; the others ask for words, and the reader has them or not.
 * In: a type's rule, how its columns are called, whence the reader is known. Out: SQL.
 */
import { escapeLiteral } from "pg";
import type { PartyLookup, ReadingRule, RoleAtOffice } from "./reading-rule";
import { EVERYTHING, type Word, anyOfText } from "./words";

/** The table as the statement calls it. */
interface TableInSql {
  /** Its quoted name or alias. */
  readonly alias: string;
  /** Quoted column of a property, with the alias. */
  readonly column: (property: string) => string;
}

/** The reader's words, a `tsvector`, as SQL, with those of lookups. */
interface ReaderInSql {
  readonly words: (lookups: readonly PartyLookup[]) => string;
}

/** Whoever entered the transaction. */
export const WHO_ENTERED: ReaderInSql = {
  words: ([lookup, ...others]) => {
    const own = lookup === undefined ? "access.words()" : `access.words('${lookup.name}')`;
    return `(SELECT ${[own, ...others.map(found)].join(" || ")})`;
  },
};

/** Whoever sends the statement: see reader-parameter.ts. Only of which records it is a party is asked of the database. */
export const WHO_ASKS: ReaderInSql = {
  words: (lookups) => (lookups.length === 0 ? "$words" : `(SELECT ${["$words", ...lookups.map(found)].join(" || ")})`),
};

function found({ name }: PartyLookup): string {
  return `access.words('${name}', true)`;
}

export function readingCondition(rule: ReadingRule, { alias, column }: TableInSql, reader: ReaderInSql): string {
  const { own, parties = [] } = rule;
  const asks = `${alias}.marking_asks`;
  const lookups = parties.flatMap((party) => (party.kind === "lookup" ? [party.lookup] : []));
  const marking = `(${asks} IS NULL OR ${asks} @@ ${reader.words(lookups)})`;
  if (own === undefined || (reader === WHO_ENTERED && own.isOfQueriesOnly === true)) return marking;
  const exceptFor = [...roleWords(own.exceptFor ?? []), ...(reader === WHO_ENTERED ? ([EVERYTHING] as const) : [])];
  const told = [own.told(column), ...(exceptFor.length === 0 ? [] : [hasAny(exceptFor, reader)])];
  return `(${told.map((one) => `(${one})`).join(" OR ")}) AND ${marking}`;
}

/** Commands and the agency's own work, by the token. */
export const UNRESTRICTED = hasAny([EVERYTHING], WHO_ENTERED);

/** SQL: the reader has one of the roles at its office. */
export function holds(roles: readonly RoleAtOffice[], reader: ReaderInSql): string {
  return hasAny(roleWords(roles), reader);
}

function hasAny(words: readonly Word[], reader: ReaderInSql): string {
  return `${escapeLiteral(anyOfText(words))}::tsquery @@ ${reader.words([])}`;
}

function roleWords(roles: readonly RoleAtOffice[]): readonly Word[] {
  return roles.map((role) => `role:${role}` as const);
}
