/**
 * The decision in SQL: which rows of a type the caller of this transaction reads. One text serves the queries of the
 * kit and the row-level policies, so that they never disagree.
 *
 * Every marked table has a generated column `marking_class`: 0 for everybody, 1 for known callers, 2 controlled, 3 for
 * parties, 4 classified; 10 more where there are compartments or dissemination controls. Nearly all rows are decided
 * by comparing it with the caller's rank; the rest of the text is reached by rows above that alone, and the functions
 * it calls run once a statement (`SELECT access.f()` is an init plan), if at all.
 * In: a type's rule, how its columns are called. Out: SQL. Not here: the functions (access-schema.ts).
 */
import { escapeLiteral } from "pg";
import type { Party, ReadingRule, RoleAtOffice, Topic } from "./reading-rule";

/** Quoted column of a property, with its table's name or alias. */
export type ColumnOf = (property: string) => string;

/** The generated column, not a property of entities. */
export const MARKING_CLASS = "markingClass";

/** Definition of the generated column. */
export const MARKING_CLASS_COLUMN = `marking_class smallint NOT NULL GENERATED ALWAYS AS (
  CASE WHEN marking_level IN ('SECRET', 'TOP_SECRET') THEN 4
    WHEN marking_tlp = 'RED' THEN 3
    WHEN marking_level = 'CUI' OR marking_tlp IN ('AMBER', 'AMBER_STRICT') THEN 2
    WHEN marking_tlp = 'GREEN' THEN 1
    ELSE 0 END
  + CASE WHEN marking_compartments = '{}' AND marking_dissemination = '{}' THEN 0 ELSE 10 END) STORED`;

/** @param isPolicy leaves out what only queries keep */
export function readingCondition(rule: ReadingRule, column: ColumnOf, isPolicy = false): string {
  const marking = markingCondition(rule, column);
  const { own } = rule;
  if (own === undefined || (isPolicy && own.isOfQueriesOnly === true)) return marking;
  return `(${[`(${own.told(column)})`, ...(own.exceptFor ? [holds(own.exceptFor)] : [])].join(" OR ")}) AND ${marking}`;
}

function markingCondition({ parties = [], partiesOnly = false, topics }: ReadingRule, column: ColumnOf): string {
  const one = column(MARKING_CLASS);
  const isOpen = (classes: string): string => `${classes} <= (SELECT access.rank(${partiesOnly}))`;
  const isWithin = `${column("markingCompartments")} <@ (${texts("compartments")})
    AND ${column("markingDissemination")} <@ (${texts("controls")})`;
  const party = parties.map((each) => partyCondition(each, column)).join(" OR ") || "false";
  const named = partiesOnly ? party : `(${column("markingTlp")} IS DISTINCT FROM 'RED' OR ${party})`;
  return `(${isOpen(one)} OR ((${one} < 10 OR (${isWithin})) AND (
    ${isOpen(`${one} % 10`)}
    OR (${one} % 10 <= 3 AND (${party}))
    OR (${one} % 10 = 4 AND ${column("markingLevel")} = ANY ((${texts("levels")})::text[])
      AND ${topicCondition(topics ?? [{ property: "id" }], column)} AND (${named})))))`;
}

function partyCondition(party: Party, column: ColumnOf): string {
  switch (party.kind) {
    case "organization":
      return `${column(party.property)} = (SELECT access.organization())`;
    case "roles":
      return holds(party.roles);
    case "lookup":
      return `${column(party.property)} = ANY ((SELECT access.${party.lookup.name}())::text[])`;
  }
}

function topicCondition(topics: readonly Topic[], column: ColumnOf): string {
  const values = topics.map((topic) => ("program" in topic ? escapeLiteral(topic.program) : column(topic.property)));
  return `ARRAY[${values.join(", ")}]::text[] && (${texts("needToKnow")})`;
}

/** SQL: the caller holds one of the roles at its office. */
export function holds(roles: readonly RoleAtOffice[]): string {
  return `(SELECT access.holds(ARRAY[${roles.map((role) => escapeLiteral(role)).join(", ")}]))`;
}

function texts(fact: "compartments" | "controls" | "levels" | "needToKnow"): string {
  return `SELECT access.texts('${fact}')`;
}
