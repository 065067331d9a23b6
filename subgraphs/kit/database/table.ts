/**
 * One entity class seen as a table: what to select, and how a row becomes an instance.
 * In: typeorm's metadata. Out: SQL fragments with the alias `t`, and plain hydration without typeorm's cost.
 */
import type { DataSource, EntityMetadata } from "typeorm";
import { invariant } from "../../../common/invariant";
import type { Class } from "../class";

export interface Column {
  /** Column name as SQL sees it, with alias and quotes: `t."due_on"`. */
  readonly sql: string;
  /** PostgreSQL type for casts: `timestamptz`. */
  readonly type: string;
  readonly isNullable: boolean;
}

export class Table<T extends object = object> {
  /** Quoted table name. */
  readonly name: string;
  /** `t."id" AS "id", t."due_on" AS "dueOn", …` */
  readonly select: string;
  private readonly columns: ReadonlyMap<string, Column>;
  private readonly prototypeOf: (row: T) => object;

  constructor(metadata: EntityMetadata) {
    this.name = `"${metadata.tableName}"`;
    const all = [metadata, ...metadata.childEntityMetadatas].flatMap((one) => one.columns);
    const columns = new Map<string, Column>();
    for (const column of all) {
      columns.set(column.propertyName, {
        sql: `t."${column.databaseName}"`,
        type: String(column.type) + (column.isArray ? "[]" : ""),
        isNullable: column.isNullable,
      });
    }
    this.columns = columns;
    this.select = [...columns].map(([property, column]) => `${column.sql} AS "${property}"`).join(", ");
    this.prototypeOf = prototypes(metadata);
  }

  column(property: string): Column {
    const column = this.columns.get(property);
    invariant(column, `${this.name} has no column for ${property}`);
    return column;
  }

  /** Turns a row of `select` into an instance of its class, in place. */
  hydrate(row: T): T {
    return Object.setPrototypeOf(row, this.prototypeOf(row)) as T;
  }
}

function prototypes(metadata: EntityMetadata): (row: object) => object {
  const discriminator = metadata.discriminatorColumn?.propertyName;
  if (discriminator === undefined) {
    const prototype = (metadata.target as Class).prototype as object;
    return () => prototype;
  }
  const byValue = new Map(
    metadata.childEntityMetadatas.map((child) => [
      child.discriminatorValue,
      (child.target as Class).prototype as object,
    ]),
  );
  return (row) => {
    const prototype = byValue.get((row as Record<string, string>)[discriminator]);
    invariant(prototype, `${metadata.tableName} holds an unknown ${discriminator}`);
    return prototype;
  };
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
