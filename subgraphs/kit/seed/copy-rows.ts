/**
 * Writes rows of an entity by COPY.
 * In: an entity class and plain rows, possibly endless (a generator). Columns that a row leaves out keep their default.
 */
import type { Client } from "pg";
import type { DataSource } from "typeorm";
import type { Class } from "../class";
import { copyInto } from "../database/copy-into";

export type Row = Readonly<Record<string, unknown>>;

export interface CopyTarget {
  readonly client: Client;
  readonly dataSource: DataSource;
}

/**
 * @param rows all with the same properties as the first
 * @returns how many rows were written
 */
export async function copyRows(target: CopyTarget, entity: Class, rows: Iterable<Row>): Promise<number> {
  const iterator = rows[Symbol.iterator]();
  const first = iterator.next();
  if (first.done === true) return 0;
  const properties = Object.keys(first.value);
  const metadata = target.dataSource.getMetadata(entity as Function);
  const columns = properties.map((property) => metadata.findColumnWithPropertyName(property)?.databaseName ?? property);
  function* values(): Generator<unknown[]> {
    for (let item: IteratorResult<Row> = first; item.done !== true; item = iterator.next()) {
      const { value } = item;
      yield properties.map((property) => value[property]);
    }
  }
  return copyInto(target.client, { table: metadata.tableName, columns }, values());
}
