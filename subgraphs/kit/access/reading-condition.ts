/**
 * The decision in SQL: which rows of a type somebody reads. One text serves the queries of the kit and the row-level
 * policies, so that they never disagree; they only learn of the reader in two ways. A query is told by the process
 * that sends it, in parameters. A policy asks the transaction's signed token, by functions that run once a statement, if
 * at all (`SELECT access.f()` is an init plan). So neither layer believes the other.
 *
 * Nearly all rows are decided by comparing their class with the reader's rank (marking-columns.ts); the rest of the
 * text is reached by rows above it alone.
 * In: a type's rule, how its columns are called, whence the reader is known. Out: SQL.
 */
import { escapeLiteral } from "pg";
import { FIRST_NEEDING, MARKING_CLASSES } from "./marking-columns";
import type { Party, PartyLookup, ReadingRule, RoleAtOffice, Topic } from "./reading-rule";

/** Quoted column of a property, with its table's name or alias. */
export type ColumnOf = (property: string) => string;

/** The generated columns, not properties of entities. */
export const GENERATED_COLUMNS: ReadonlyMap<string, string> = new Map([
  ["markingClass", "marking_class"],
  ["markingNeeds", "marking_needs"],
]);

/** What decides about a reader, as SQL expressions. */
export interface ReaderInSql {
  /** `smallint` */
  readonly rank: (partiesOnly: boolean) => string;
  /** `text[]` each */
  readonly holdings: string;
  readonly needToKnow: string;
  readonly roles: string;
  readonly lookup: (lookup: PartyLookup) => string;
}

/** Whoever entered the transaction. */
export const WHO_ENTERED: ReaderInSql = {
  rank: (partiesOnly) => `(SELECT access.rank(${partiesOnly}))`,
  holdings: "(SELECT access.holdings())",
  needToKnow: "(SELECT access.need_to_know())",
  roles: "(SELECT access.roles())",
  lookup,
};

/** Commands and the agency's own work, by the token. Among marked rows their rank says the same. */
export const UNRESTRICTED = "(SELECT access.unrestricted())";

/** Whoever sends the statement: see reader-parameters.ts. Only of which records it is a party is asked of the database. */
export const WHO_ASKS: ReaderInSql = {
  rank: (partiesOnly) => (partiesOnly ? "$rankAmongParties" : "$rank"),
  holdings: "$holdings",
  needToKnow: "$needToKnow",
  roles: "$roles",
  lookup,
};

function lookup({ name }: PartyLookup): string {
  return `(SELECT access.${name}())::text[]`;
}

function textArray(values: readonly string[]): string {
  return `ARRAY[${values.map((value) => escapeLiteral(value)).join(", ")}]::text[]`;
}

export function readingCondition(rule: ReadingRule, column: ColumnOf, reader: ReaderInSql): string {
  const marking = markingCondition(rule, column, reader);
  const { own } = rule;
  if (own === undefined || (reader === WHO_ENTERED && own.isOfQueriesOnly === true)) return marking;
  const exceptions = [
    ...(own.exceptFor === undefined ? [] : [holds(own.exceptFor, reader)]),
    ...(reader === WHO_ENTERED ? [UNRESTRICTED] : []),
  ];
  return `(${[`(${own.told(column)})`, ...exceptions].join(" OR ")}) AND ${marking}`;
}

/** SQL: the reader has one of the roles at its office. */
export function holds(roles: readonly RoleAtOffice[], reader: Pick<ReaderInSql, "roles">): string {
  return `${textArray(roles)} && ${reader.roles}`;
}

function markingCondition(rule: ReadingRule, column: ColumnOf, reader: ReaderInSql): string {
  const { parties = [], partiesOnly = false, topics = [{ property: "id" }] } = rule;
  const [one, needs] = [column("markingClass"), column("markingNeeds")];
  const rank = reader.rank(partiesOnly);
  const isTopic = `${topicArray(topics, column)} && ${reader.needToKnow}`;
  const ways = [`(${one} >= ${FIRST_NEEDING} AND ${one} % ${FIRST_NEEDING} <= ${rank})`];
  if (!partiesOnly) ways.push(`(${one} = ${MARKING_CLASSES.classified} AND ${isTopic})`);
  if (parties.length > 0) {
    const isOpen = `${one} < ${MARKING_CLASSES.classified}`;
    ways.push(`((${isOpen} OR ${isTopic}) AND (${partyConditions(parties, column, reader).join(" OR ")}))`);
  }
  return `(${one} <= ${rank} OR ((${one} < ${FIRST_NEEDING} OR ${needs} <@ ${reader.holdings}) AND (${ways.join(" OR ")})))`;
}

/** Roles and represented organizations are looked for at once. */
function partyConditions(parties: readonly Party[], column: ColumnOf, reader: ReaderInSql): string[] {
  const roles = parties.flatMap((party) => rolesThatAre(party, column));
  const lookups = parties.flatMap((party) =>
    party.kind === "lookup" ? `${column(party.property)} = ANY (${reader.lookup(party.lookup)})` : [],
  );
  return [...(roles.length === 0 ? [] : [`ARRAY[${roles.join(", ")}]::text[] && ${reader.roles}`]), ...lookups];
}

function rolesThatAre(party: Party, column: ColumnOf): string[] {
  switch (party.kind) {
    case "organization":
      return [`'REPRESENTATIVE@' || ${column(party.property)}`];
    case "roles":
      return party.roles.map((role: RoleAtOffice) => escapeLiteral(role));
    case "lookup":
      return [];
  }
}

function topicArray(topics: readonly Topic[], column: ColumnOf): string {
  const values = topics.map((topic) => ("program" in topic ? escapeLiteral(topic.program) : column(topic.property)));
  return `ARRAY[${values.join(", ")}]::text[]`;
}
