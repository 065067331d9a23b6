/**
 * Batches: one SQL statement for all the keys that one request asks for at once.
 * A batch is declared once per module; `SubgraphContext.load` gives each request its own DataLoader for it.
 */
import type { Class } from "../class";
import { tableClass } from "../database/table";
import type { RequestDatabase } from "./request-database";

/** @typeParam K key, a string in nearly every case; @typeParam V what a key stands for */
export interface Batch<K, V> {
  /** Keys without an entry in the answer load as `undefined`. */
  readonly fetch: (keys: readonly K[], database: RequestDatabase) => Promise<ReadonlyMap<K, V>>;
}

const byIdBatches = new WeakMap<Class, Batch<string, any>>();

/**
 * Records by id. Unknown ids are left out. Classes that share one table share one batch, so a sibling's id
 * answers the sibling: `SubgraphContext.record` keeps to the class that was asked for.
 */
export function byId<T extends { id: string }>(entity: Class<T>): Batch<string, T> {
  const known = byIdBatches.get(entity) as Batch<string, T> | undefined;
  if (known !== undefined) return known;
  const whole = tableClass(entity);
  const batch =
    whole === entity
      ? { fetch: async (ids: readonly string[], database: RequestDatabase) => recordsById({ entity }, ids, database) }
      : byId(whole);
  byIdBatches.set(entity, batch);
  return batch;
}

/**
 * Records by id, unknown ids left out.
 * @param properties those that are read; all when absent
 */
export async function recordsById<T extends { id: string }>(
  { entity, properties }: { readonly entity: Class<T>; readonly properties?: ReadonlySet<string> | undefined },
  ids: readonly string[],
  database: RequestDatabase,
): Promise<ReadonlyMap<string, T>> {
  const table = database.table(entity);
  const sql = `SELECT ${table.selectOf(properties)} FROM ${table.from} WHERE t.id = ANY($1)`;
  const rows = await database.lookUp<T>(sql, ids);
  database.hydrate(table, rows);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How a short, unpaged list hangs on its parent, oldest first or as `orderBy` says. */
export interface ChildrenOptions<T> {
  readonly of: Class<T>;
  /** Property of the child that holds the parent's id. */
  readonly parent: keyof T & string;
  /** Property to order by; `id` breaks ties. */
  readonly orderBy: keyof T & string;
}

/** Short lists that need no paging, for example the charges of a prosecution: one statement for all parents. */
export function children<T extends { id: string | number }>(options: ChildrenOptions<T>): Batch<string, T[]> {
  return {
    async fetch(parents, database) {
      const table = database.table(options.of);
      const parent = table.column(options.parent).sql;
      const rows = await database.lookUp<T>(
        `SELECT ${table.select} FROM ${table.from} WHERE ${parent} = ANY($1)
         ORDER BY ${table.column(options.orderBy).sql}, t.id`,
        parents,
      );
      database.hydrate(table, rows);
      return Map.groupBy(rows, (row) => row[options.parent] as string);
    },
  };
}
