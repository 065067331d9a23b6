/**
 * COPY writes into no table whose policies bind whoever copies, whatever they allow. For the time of a seed they do not
 * bind the tables' owner; other roles stay bound, and nobody sees it, since tables are locked until the commit.
 * Source: PostgreSQL, "COPY" (row-level security).
 */
import { type Client, escapeIdentifier } from "pg";

/** @param client connected as the owner, in a transaction. @param tables those that exist are meant */
export async function withoutForcedPolicies(
  client: Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relforcerowsecurity AND oid = ANY(array_remove(ARRAY(SELECT to_regclass(n) FROM unnest($1::text[]) n), NULL)::oid[])",
    [tables.map((table) => escapeIdentifier(table))],
  );
  const alterAll = async (change: string): Promise<void> => {
    for (const { name } of rows)
      await client.query(`ALTER TABLE ${escapeIdentifier(name)} ${change} ROW LEVEL SECURITY`);
  };
  await alterAll("NO FORCE");
  await work();
  await alterAll("FORCE");
}
