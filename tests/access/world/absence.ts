/**
 * Takes rows out of an agency's tables for a while, so that hidden records can be compared with absent ones.
 * In: a superuser's connection, ids by table. Out: how to put them back. Foreign keys and triggers rest meanwhile, since
 * rows that stay may refer to those that go, exactly as they refer to hidden ones.
 */
import type { AdminClient } from "../../../cli/postgres/connect";

/** @returns puts everything back */
export async function takeOut(
  admin: AdminClient,
  idsByTable: ReadonlyMap<string, readonly string[]>,
): Promise<() => Promise<void>> {
  await admin.query("SET session_replication_role = replica");
  for (const [table, ids] of idsByTable) {
    await admin.query(`CREATE TEMP TABLE out_${table} AS SELECT * FROM ${table} WITH NO DATA`);
    await admin.query(
      `WITH gone AS (DELETE FROM ${table} WHERE id = ANY($1) RETURNING *) INSERT INTO out_${table} SELECT * FROM gone`,
      [ids],
    );
  }
  return async () => {
    for (const table of idsByTable.keys()) {
      const columns = await writtenColumns(admin, table);
      await admin.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM out_${table}`);
      await admin.query(`DROP TABLE out_${table}`);
    }
  };
}

/** Those that are not computed, as a list for INSERT. */
export async function writtenColumns(admin: AdminClient, table: string): Promise<string> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  return rows.map(({ name }) => name).join(", ");
}
