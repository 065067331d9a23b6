/**
 * Filters: each field of a filter input carries the SQL condition it stands for, said once, beside the field.
 *
 *     @Field(() => [ID], { nullable: true }) @Where(anyOf("id")) ids?: string[];
 *
 * Absent and null fields do not filter. All given fields must hold.
 */
import { invariant } from "../../../common/invariant";
import type { Class } from "../class";

/** What a condition may use: columns of the listed type, and parameters. Nothing else reaches the SQL text. */
export interface SqlScope {
  /** Quoted column of a property, `t."due_on"`. */
  readonly column: (property: string) => string;
  /** Adds a parameter, answers its placeholder. */
  readonly bind: (value: unknown) => string;
}

/** @param filter the whole filter, for fields that mean something together */
export type Condition = (value: any, sql: SqlScope, filter: any) => string;

const conditionsByFilter = new WeakMap<object, Map<string, Condition>>();

/** Says which SQL condition a filter field stands for. */
export function Where(condition: Condition): PropertyDecorator {
  return (prototype, property) => {
    let conditions = conditionsByFilter.get(prototype);
    if (conditions === undefined) conditionsByFilter.set(prototype, (conditions = new Map()));
    conditions.set(String(property), condition);
  };
}

/** The SQL conditions of one filter value, to be joined by AND. */
export function conditionsOf(filterClass: Class, filter: object | null | undefined, sql: SqlScope): string[] {
  if (filter === null || filter === undefined) return [];
  const conditions = conditionsByFilter.get(filterClass.prototype as object);
  return Object.entries(filter)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([field, value]) => {
      const condition = conditions?.get(field);
      invariant(condition, `${filterClass.name}.${field} lacks its @Where`);
      return `(${condition(value, sql, filter)})`;
    });
}

/** The property's value is one of the given ones. */
export const anyOf =
  (property: string): Condition =>
  (values, { column, bind }) =>
    `${column(property)} = ANY(${bind(values)})`;

/** An array property shares at least one value with the given ones. */
export const overlaps =
  (property: string): Condition =>
  (values, { column, bind }) =>
    `${column(property)} && ${bind(values)}`;

/** Inclusive lower bound. */
export const from =
  (property: string): Condition =>
  (value, { column, bind }) =>
    `${column(property)} >= ${bind(value)}`;

/** Exclusive upper bound. */
export const before =
  (property: string): Condition =>
  (value, { column, bind }) =>
    `${column(property)} < ${bind(value)}`;

/** A boolean property, or any SQL predicate over columns: true keeps what fulfils it, false the rest. */
export const holds =
  (predicate: (sql: SqlScope) => string): Condition =>
  (wanted: boolean, sql) =>
    `coalesce(${predicate(sql)}, false) = ${sql.bind(wanted)}::boolean`;

/** Free text, case-insensitive, in any of the properties. */
export const contains =
  (...properties: string[]): Condition =>
  (text: string, { column, bind }) => {
    const pattern = bind(`%${text.replace(/[\\%_]/g, "\\$&")}%`);
    return properties.map((property) => `${column(property)} ILIKE ${pattern}`).join(" OR ");
  };
