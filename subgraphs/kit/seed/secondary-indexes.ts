/**
 * Writing many rows without keeping the secondary indexes up to date row by row: they are dropped first and built
 * afterwards, each in one sorted pass, from PostgreSQL's own definition of them.
 * In: a connection inside a transaction, tables. Out: the same indexes as before, whatever happens: a failure rolls
 * the dropping back with everything else. Indexes that hold a rule (primary keys, UNIQUE, EXCLUDE) stay throughout.
 */
import { type Client, escapeIdentifier } from "pg";

/** Sorts of whole indexes take place in memory; each session that seeds has one such sort at a time. */
const SORT_MEMORY = "256MB";

interface SecondaryIndex {
  readonly name: string;
  /** `CREATE INDEX …` */
  readonly definition: string;
}

/**
 * Runs `work` while the tables have no secondary indexes. The tables stay locked until the transaction ends.
 * @param tables names as PostgreSQL has them, in the schema `public`
 */
export async function withoutSecondaryIndexes<T>(
  client: Pick<Client, "query">,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const indexes = await secondaryIndexes(client, tables);
  for (const { name } of indexes) await client.query(`DROP INDEX public.${escapeIdentifier(name)}`);
  const result = await work();
  await client.query(`SET LOCAL maintenance_work_mem = '${SORT_MEMORY}'`);
  for (const { definition } of indexes) await client.query(definition);
  return result;
}

async function secondaryIndexes(
  client: Pick<Client, "query">,
  tables: readonly string[],
): Promise<readonly SecondaryIndex[]> {
  const { rows } = await client.query<SecondaryIndex>(
    `SELECT of_index.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i
       JOIN pg_class of_index ON of_index.oid = i.indexrelid
       JOIN pg_class of_table ON of_table.oid = i.indrelid
     WHERE of_table.relnamespace = 'public'::regnamespace AND of_table.relname = ANY($1)
       AND NOT (i.indisunique OR i.indisprimary OR i.indisexclusion)
     ORDER BY of_table.relname, of_index.relname`,
    [tables],
  );
  return rows;
}
