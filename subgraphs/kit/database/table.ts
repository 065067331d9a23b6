/**
 * One entity class seen as a table: what to select, and how a row becomes an instance.
 * In: typeorm's metadata. Out: SQL fragments with the alias `t`, and plain hydration without typeorm's cost.
 */
import { type DataSource, type EntityMetadata, getMetadataArgsStorage } from "typeorm";
import { invariant } from "../../../common/invariant";
import type { Class } from "../class";
import { WHO_ASKS, readingCondition } from "../access/reading-condition";
import { readingRule } from "../access/reading-rule";
import { MarkedRecord } from "../record/marked-record";

export interface Column {
  /** Quoted column name: `"due_on"`. */
  readonly name: string;
  /** Column name as SQL sees it, with alias and quotes: `t."due_on"`. */
  readonly sql: string;
  /** PostgreSQL type for casts: `timestamptz`. */
  readonly type: string;
  readonly isNullable: boolean;
}

export class Table<T extends object = object> {
  /** Quoted table name. */
  readonly name: string;
  /** What reads select from, with its alias: `"task" t`, or the part of the table that the reader reads under the same alias. */
  readonly from: string;
  /** `t."id" AS "id", t."due_on" AS "dueOn", …` */
  readonly select: string;
  /** Name of the class, which is that of the GraphQL type. */
  readonly typeName: string;
  /** Where a table holds several types: SQL of the column that tells, and the types by its values. */
  readonly kinds: TableKinds | undefined;
  /** SQL over the alias `t`: the reader (reader-parameter.ts) reads the row. Undefined where every row is read. */
  readonly reading: string | undefined;
  /** Whether rows carry a marking, which is then always selected. */
  private readonly isMarked: boolean;
  /** Properties without which no row becomes an instance. */
  private readonly always: readonly string[];
  private readonly columns: ReadonlyMap<string, Column>;
  private readonly prototypeOf: (row: T) => object;

  constructor(metadata: EntityMetadata) {
    this.name = `"${metadata.tableName}"`;
    this.typeName = metadata.name;
    this.kinds = kindsOf(metadata);
    const all = [metadata, ...metadata.childEntityMetadatas].flatMap((one) => one.columns);
    const columns = new Map<string, Column>();
    for (const column of all) {
      columns.set(column.propertyName, {
        name: `"${column.databaseName}"`,
        sql: `t."${column.databaseName}"`,
        type: String(column.type) + (column.isArray ? "[]" : ""),
        isNullable: column.isNullable,
      });
    }
    this.columns = columns;
    this.select = selectList(columns);
    const target = metadata.target as Class;
    this.isMarked = target.prototype instanceof MarkedRecord;
    this.always = ["id", metadata.discriminatorColumn?.propertyName ?? "id", ...(this.isMarked ? MARKING : [])];
    this.reading = this.isMarked
      ? readingCondition(readingRule(target), { alias: "t", column: (property) => this.column(property).sql }, WHO_ASKS)
      : undefined;
    this.prototypeOf = prototypes(metadata);
    const reading = this.reading;
    this.from = reading === undefined ? `${this.name} t` : `(SELECT * FROM ${this.name} t WHERE ${reading}) t`;
  }

  column(property: string): Column {
    const column = this.columns.get(property);
    invariant(column, `${this.name} has no column for ${property}`);
    return column;
  }

  /** `select` of some properties only; of all when none are named. */
  selectOf(properties: ReadonlySet<string> | undefined): string {
    if (properties === undefined) return this.select;
    const wanted = new Set([...this.always, ...properties]);
    return selectList([...this.columns].filter(([property]) => wanted.has(property)));
  }

  has(property: string): boolean {
    return this.columns.has(property);
  }

  /** Turns a row of `select` into an instance of its class, in place. */
  hydrate(row: T): T {
    return Object.setPrototypeOf(row, this.prototypeOf(row)) as T;
  }
}

const MARKING = ["markingLevel", "markingCompartments", "markingDissemination", "markingTlp"] as const;

interface TableKinds {
  readonly column: string;
  readonly types: ReadonlyMap<string, string>;
}

function kindsOf({ discriminatorColumn, childEntityMetadatas }: EntityMetadata): TableKinds | undefined {
  if (discriminatorColumn === undefined || childEntityMetadatas.length === 0) return undefined;
  const types = childEntityMetadatas.map((kind) => [String(kind.discriminatorValue), kind.name] as const);
  return { column: `t."${discriminatorColumn.databaseName}"`, types: new Map(types) };
}

function selectList(columns: Iterable<readonly [string, Column]>): string {
  return [...columns].map(([property, column]) => `${column.sql} AS "${property}"`).join(", ");
}

function prototypes(metadata: EntityMetadata): (row: object) => object {
  const discriminator = metadata.discriminatorColumn?.propertyName;
  if (discriminator === undefined || metadata.childEntityMetadatas.length === 0) {
    const prototype = (metadata.target as Class).prototype as object;
    return () => prototype;
  }
  const byValue = new Map(
    [metadata, ...metadata.childEntityMetadatas].map((kind) => [
      kind.discriminatorValue,
      (kind.target as Class).prototype as object,
    ]),
  );
  return (row) => {
    const prototype = byValue.get((row as Record<string, string>)[discriminator]);
    invariant(prototype, `${metadata.tableName} holds an unknown ${discriminator}`);
    return prototype;
  };
}

/** The class that stands for the whole table: the entity itself, or the parent whose table it shares. */
export function tableClass<T extends object>(entity: Class<T>): Class<T> {
  const shares = getMetadataArgsStorage().tables.some(
    (table) => table.target === entity && table.type === "entity-child",
  );
  return shares ? tableClass(Object.getPrototypeOf(entity) as Class<T>) : entity;
}

const tables = new WeakMap<DataSource, Map<Class, Table<any>>>();

/** The table of an entity class; computed once per data source. */
export function tableOf<T extends object>(dataSource: DataSource, entity: Class<T>): Table<T> {
  let known = tables.get(dataSource);
  if (known === undefined) tables.set(dataSource, (known = new Map()));
  let table = known.get(entity) as Table<T> | undefined;
  if (table === undefined) known.set(entity, (table = new Table<T>(dataSource.getMetadata(entity as Function))));
  return table;
}
