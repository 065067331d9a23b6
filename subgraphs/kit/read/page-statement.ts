/**
 * The SQL of listings: one statement for a root page, one for the same page under any number of parents
 * (LATERAL), one for counts. In: table, listing, arguments, parents. Out: text and parameters. Sends nothing.
 */
import type { Statement } from "../access/reader-parameter";
import type { Table } from "../database/table";
import { decodeCursor } from "./cursor";
import { conditionsOf } from "./filter";
import { type ListArgs, type Order, DEFAULT_PAGE_SIZE, assertPageSize } from "./list-args";
import type { Listing, ParentRelation } from "./listing";

export interface PageRequest<T extends object> {
  readonly table: Table<T>;
  readonly listing: Listing<T>;
  readonly args: ListArgs;
  /** Properties that the answer needs; all when absent. */
  readonly properties?: ReadonlySet<string> | undefined;
  /** Relation to the parents; absent for root lists. */
  readonly relation?: ParentRelation;
  /** Parent ids; empty for root lists. */
  readonly parents: readonly string[];
}

/** `DATE_ADDED DESC`, the order as cursors carry it. */
export function orderText(order: Order): string {
  return `${order.field} ${order.direction}`;
}

/** Selects the rows with `__parent` and `__order`; one row more than `first` tells whether a next page exists. */
export function pageStatement<T extends object>(request: PageRequest<T>): Statement {
  const { table, listing, args } = request;
  const first = args.first ?? DEFAULT_PAGE_SIZE;
  assertPageSize(first);
  const scope = new Scope(table);
  const order = listing.order(args.orderBy);
  const column = table.column(order.property);
  const conditions = [...whereOf(request, scope), ...keysetCondition(request, scope)];
  const rows = `SELECT ${table.selectOf(request.properties)}, ${column.sql}::text AS "__order" FROM ${table.from}
    ${where(conditions)}
    ORDER BY ${column.isNullable ? `(${column.sql} IS NULL), ` : ""}${column.sql} ${order.direction}, t.id ${order.direction}
    LIMIT ${scope.bind(first + 1)}`;
  return perParent(request, { scope, rows, select: "page.*" });
}

/** Counts the filtered list, per parent where there are parents; columns `__parent` and `count`. */
export function countStatement<T extends object>(request: PageRequest<T>): Statement {
  const scope = new Scope(request.table);
  const rows = `SELECT count(*)::int AS count FROM ${request.table.from} ${where(whereOf(request, scope))}`;
  return perParent(request, { scope, rows, select: "page.count" });
}

/** Parameters in the order of their binding, and the columns that conditions may name. */
class Scope<T extends object> {
  readonly parameters: unknown[] = [];

  constructor(private readonly table: Table<T>) {}

  readonly bind = (value: unknown): string => `$${this.parameters.push(value)}`;
  readonly column = (property: string): string => this.table.column(property).sql;
}

function whereOf<T extends object>(request: PageRequest<T>, scope: Scope<T>): string[] {
  const conditions = conditionsOf(request.listing.filter, request.args.filter, scope);
  return request.relation ? [`(${request.relation.condition("parent.id", scope)})`, ...conditions] : conditions;
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
}

/** Rows strictly behind the cursor in the order; rows without a value come last. */
function keysetCondition<T extends object>({ table, listing, args }: PageRequest<T>, scope: Scope<T>): string[] {
  if (args.after === null || args.after === undefined) return [];
  const order = listing.order(args.orderBy);
  const cursor = decodeCursor(args.after, orderText(order));
  const column = table.column(order.property);
  const comparison = order.direction === "ASC" ? ">" : "<";
  const id = scope.bind(cursor.id);
  if (cursor.value === null) return [`(${column.sql} IS NULL AND t.id ${comparison} ${id})`];
  const value = `${scope.bind(cursor.value)}::text::${column.type}`;
  const behind = `(${column.sql}, t.id) ${comparison} (${value}, ${id})`;
  return [column.isNullable ? `(${behind} OR ${column.sql} IS NULL)` : behind];
}

interface PerParent<T extends object> {
  readonly scope: Scope<T>;
  readonly rows: string;
  readonly select: string;
}

function perParent<T extends object>(request: PageRequest<T>, { scope, rows, select }: PerParent<T>): Statement {
  if (!request.relation) return { sql: rows, parameters: scope.parameters };
  const parents = scope.bind(request.parents);
  return {
    sql: `SELECT parent.id AS "__parent", ${select} FROM unnest(${parents}::text[]) AS parent(id)
      CROSS JOIN LATERAL (${rows}) page`,
    parameters: scope.parameters,
  };
}
