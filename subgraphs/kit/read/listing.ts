/**
 * A listing: one type as a filterable, ordered, paged list. Declared once beside its entity; from it come the
 * connection type, the arguments, the two root queries, and lists nested under a parent of any subgraph.
 */
import { invariant } from "../../../common/invariant";
import type { Class } from "../class";
import { type Page, connectionType } from "./connection";
import type { SqlScope } from "./filter";
import { type ListArgs, type Order, listArgsType } from "./list-args";

export interface ListingOptions<T extends object, Filter extends object> {
  readonly of: Class<T>;
  /** GraphQL name of the listed type. */
  readonly name: string;
  readonly filter: Class<Filter>;
  /** Directive that protects pages and edges as it does the listed type: `@policy(policies: [["federal"]])`. */
  readonly access?: string;
  /** Order field → property. `ID` is always there. */
  readonly orders?: Readonly<Record<string, keyof T & string>>;
  /** `ID ASC` when absent. */
  readonly defaultOrder?: Order;
}

/** Where the rows of a nested list belong: `key` is SQL that holds the parent's id. */
export interface ParentRelation {
  /** Distinguishes the relations of one listing from each other. */
  readonly name: string;
  readonly condition: (key: string, sql: Pick<SqlScope, "column">) => string;
}

export class Listing<T extends object = any, Filter extends object = any> {
  readonly of: Class<T>;
  readonly name: string;
  readonly filter: Class<Filter>;
  /** GraphQL type of a page. */
  readonly Connection: Class<Page<T>>;
  /** type-graphql args class: `@Args(() => listing.Args) args: ListArgs`. */
  readonly Args: Class<ListArgs<Filter>>;
  private readonly orders: ReadonlyMap<string, string>;
  private readonly defaultOrder: Order;

  constructor(options: ListingOptions<T, Filter>) {
    this.of = options.of;
    this.name = options.name;
    this.filter = options.filter;
    this.orders = new Map([["ID", "id"], ...Object.entries<string>(options.orders ?? {})]);
    this.defaultOrder = options.defaultOrder ?? { field: "ID", direction: "ASC" };
    this.Connection = connectionType(options.of, options.name, options.access);
    this.Args = listArgsType({ name: options.name, filter: options.filter, orderFields: [...this.orders.keys()] });
  }

  /** The property and direction that `orderBy` asks for. */
  order(orderBy: Order | null | undefined): Order & { readonly property: string } {
    const { field, direction } = orderBy ?? this.defaultOrder;
    const property = this.orders.get(field);
    invariant(property, `${this.name} has no order ${field}`);
    return { field, direction, property };
  }
}

/** A nested list whose rows hold the parent's id in a property of their own. */
export function heldBy(property: string): ParentRelation {
  return { name: property, condition: (key, { column }) => `${column(property)} = ${key}` };
}

/** A nested list whose rows hold the parent's id among others, in an array property. */
export function heldAmong(property: string): ParentRelation {
  return { name: property, condition: (key, { column }) => `${column(property)} @> ARRAY[${key}]` };
}
