/**
 * The tables of the bus database and who may do what with them.
 *
 *   every agency   reads everything; appends events and moves the heartbeat of its own source only; deletes its own
 *                  events once their time is over, which is how the bus stays small
 *   the owner      defines; migrations run as it
 *
 * An agency is known by its role, `hub_cisa`. In: the owner's URL, the agencies' roles. Repeating it changes nothing.
 */
import { Client, escapeIdentifier } from "pg";
import { EVENT_DAYS } from "../limits";

/** Appended to, never changed: the number of those applied is kept in the database. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE bus (id uuid NOT NULL DEFAULT gen_random_uuid());
   INSERT INTO bus DEFAULT VALUES;
   CREATE TABLE event (
     source text NOT NULL,
     position bigint GENERATED ALWAYS AS IDENTITY,
     id bigint NOT NULL,
     at timestamptz NOT NULL,
     record_type text NOT NULL,
     record_id text NOT NULL,
     version integer NOT NULL,
     action text NOT NULL,
     from_state text,
     to_state text,
     office text NOT NULL,
     facts jsonb NOT NULL,
     published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (source, position),
     UNIQUE (source, id, at)
   );
   CREATE INDEX event_published ON event (source, published_at);
   CREATE TABLE heartbeat (source text PRIMARY KEY, at timestamptz NOT NULL);
   ALTER TABLE event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
   CREATE POLICY read_all ON event FOR SELECT USING (true);
   CREATE POLICY append_own ON event FOR INSERT WITH CHECK ('hub_' || source = current_user);
   CREATE POLICY forget_own ON event FOR DELETE
     USING ('hub_' || source = current_user AND published_at < now() - interval '${EVENT_DAYS} days');
   ALTER TABLE heartbeat ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
   CREATE POLICY read_all ON heartbeat FOR SELECT USING (true);
   CREATE POLICY begin_own ON heartbeat FOR INSERT WITH CHECK ('hub_' || source = current_user);
   CREATE POLICY move_own ON heartbeat FOR UPDATE USING ('hub_' || source = current_user);`,
];

const APPENDED = "source, id, at, record_type, record_id, version, action, from_state, to_state, office, facts";

/** @param roles runtime roles of the agencies */
export async function prepareBusDatabase(ownerUrl: string, roles: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("CREATE TABLE IF NOT EXISTS bus_migration (number integer PRIMARY KEY)");
    const { rows } = await client.query<{ applied: number }>("SELECT count(*)::int AS applied FROM bus_migration");
    const applied = rows[0]?.applied ?? 0;
    for (const [index, migration] of MIGRATIONS.entries()) {
      if (index < applied) continue;
      await client.query(migration);
      await client.query("INSERT INTO bus_migration VALUES ($1)", [index + 1]);
    }
    const grantees = roles.map((role) => escapeIdentifier(role)).join(", ");
    await client.query(`
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO ${grantees};
      GRANT SELECT ON bus TO ${grantees};
      GRANT SELECT, DELETE, INSERT (${APPENDED}) ON event TO ${grantees};
      GRANT SELECT, INSERT, UPDATE ON heartbeat TO ${grantees}`);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
