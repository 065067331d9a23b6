import type { AdminClient } from "../../cli/postgres/connect";
import { loadAgency } from "../../cli/agencies";
import { personaOf } from "../../common/personas";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import { queryEntered } from "../../subgraphs/kit/access/entered-query";
import { entryToken } from "../../subgraphs/kit/access/entry-token";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { CALLERS } from "./oracle/caller-facts";
import type { RecordFacts } from "./oracle/record-facts";
import { verdict } from "./oracle/verdict";
import { Tally } from "./ways/tally";
import { connectAsRuntime, connectPastPolicies, furnish } from "./world/access-world";

/**
 * What the database alone refuses whoever holds the subgraph's connection while it reads: to write anything, and to read
 * the history of records that the caller may not read. Each is taken out by itself, by policies that let
 * everybody do it, and must be missed.
 */
const VERBS = ["INSERT", "UPDATE", "DELETE"] as const;
type Verb = (typeof VERBS)[number];

/** Rows stay read by whom they were. */
const WRITING = [
  "FOR INSERT WITH CHECK (true)",
  "FOR UPDATE USING (true) WITH CHECK (true)",
  "FOR DELETE USING (true)",
] as const;

/** Tables of rows that no request reads, so that there is nothing in them to change or delete. */
const UNREAD: ReadonlySet<string> = new Set(["outbox", "command_receipt"]);
const INNER_ROWS = `
  INSERT INTO outbox (at, record_type, record_id, version, action, office, announced)
  VALUES (now(), 'Tried', 'tried', 1, 'try', 'hub', false);
  INSERT INTO command_receipt (office, key, command, digest, record) VALUES ('hub', 'tried', 'try', '', '{}')`;

interface Table {
  readonly name: string;
  /** Those that can be written. */
  readonly columns: readonly string[];
  /** Some row of it, as JSON. */
  readonly row: string;
}

describe.each(SUBGRAPH_NAMES)("the database of %s, while its subgraph reads,", (name) => {
  let subgraph: TestSubgraph;
  let admin: AdminClient;
  let runtime: AdminClient;
  let facts: readonly RecordFacts[];
  let tables: readonly Table[];
  beforeAll(async () => {
    subgraph = await startTestSubgraph(loadAgency(name));
    facts = await furnish(subgraph, name);
    admin = await connectPastPolicies(subgraph.ownerUrl);
    runtime = await connectAsRuntime(subgraph, name);
    await admin.query(INNER_ROWS);
    tables = await protectedTables(admin);
  }, 60_000);
  afterAll(async () => {
    await runtime.end();
    await admin.end();
    await subgraph[Symbol.asyncDispose]();
  });

  async function asCaller<Row extends object>(identity: string, sql: string, parameters: unknown[] = []) {
    const { contextKey } = subgraph;
    const token = entryToken({ contextKey, caller: personaOf(identity), scope: "read" });
    return queryEntered<Row>(runtime, token, { sql, parameters });
  }

  /** Whether a write came further than the controls: to a row, or to a constraint or a trigger of the table. */
  async function goesThrough(identity: string, verb: Verb, table: Table): Promise<boolean> {
    const parameters = verb === "INSERT" ? [table.row] : [];
    return asCaller(identity, writeOf(verb, table), parameters).then(
      () => verb === "INSERT",
      ({ code }: { code?: string }) => code !== "42501",
    );
  }

  async function writesThatGoThrough(table: Table): Promise<Set<Verb>> {
    const through = new Set<Verb>();
    for (const verb of VERBS) {
      for (const { identity } of CALLERS) if (await goesThrough(identity, verb, table)) through.add(verb);
    }
    return through;
  }

  /** Differences between whose history plain SQL shows to whom, and the oracle's word on the records. */
  async function differencesOfHistory(): Promise<Tally> {
    const tally = new Tally();
    const tried = facts.filter(({ id }, index) => id.startsWith("tried-") && index % 4 === 0);
    const ids = tried.map(({ id }) => id);
    const sql = "SELECT record_type || ' ' || record_id AS record FROM history WHERE record_id = ANY ($1)";
    for (const caller of CALLERS) {
      const rows = await asCaller<{ record: string }>(caller.identity, sql, [ids]);
      const met = new Set(rows.map(({ record }) => record));
      for (const record of tried) {
        const key = `${record.type} ${record.id}`;
        tally.compare(verdict(caller, record) === "READABLE", met.has(key), { name: () => key });
      }
    }
    return tally;
  }

  /** With more policies, each of which lets everybody do something. */
  async function withPolicies<T>(table: string, policies: readonly string[], run: () => Promise<T>): Promise<T> {
    for (const [n, policy] of policies.entries()) await admin.query(`CREATE POLICY more_${n} ON ${table} ${policy}`);
    try {
      return await run();
    } finally {
      for (const n of policies.keys()) await admin.query(`DROP POLICY more_${n} ON ${table}`);
    }
  }

  it("lets nobody insert, change or delete a row of any table under row-level security", async () => {
    expect(tables.map((table) => table.name)).toEqual(expect.arrayContaining(["history", "outbox", "command_receipt"]));
    expect(tables.length).toBeGreaterThan(UNREAD.size + 1);
    for (const table of tables) expect([table.name, ...(await writesThatGoThrough(table))]).toEqual([table.name]);
  });

  it("is missed in writing: with policies that let everybody write, writes go through", async () => {
    for (const table of tables) {
      const through = await withPolicies(table.name, WRITING, () => writesThatGoThrough(table));
      expect([table.name, ...through]).toEqual([table.name, ...(UNREAD.has(table.name) ? ["INSERT"] : VERBS)]);
    }
  });

  it("shows the history of those records alone that the caller reads", async () => {
    const { cells, examples } = await differencesOfHistory();
    expect(examples).toEqual([]);
    expect(cells).toBeGreaterThan(0);
  });

  it("is missed in history: with a policy that lets everybody read it, hidden records show theirs", async () => {
    const { mismatches } = await withPolicies("history", ["FOR SELECT USING (true)"], differencesOfHistory);
    expect(mismatches).toBeGreaterThan(0);
  });
});

async function protectedTables(admin: AdminClient): Promise<Table[]> {
  const { rows } = await admin.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity <> 'a'
     GROUP BY c.relname ORDER BY c.relname`,
  );
  const tables: Table[] = [];
  for (const { name, columns } of rows) {
    const { rows: some } = await admin.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t LIMIT 1`);
    tables.push({ name, columns, row: some[0]?.row ?? "{}" });
  }
  return tables;
}

/**
 * The row that is there already, one column set to what it is, one row deleted. Where a row is changed or deleted, the
 * statement fails over it, so that nothing is done.
 */
function writeOf(verb: Verb, { name, columns }: Table): string {
  const some = `ctid = ANY (ARRAY(SELECT ctid FROM ${name} LIMIT 1))`;
  const [column = ""] = columns;
  const failing = "RETURNING 1 / (ctid IS NULL)::int";
  switch (verb) {
    case "INSERT":
      return `INSERT INTO ${name} (${columns.join(", ")})
        SELECT ${columns.join(", ")} FROM jsonb_populate_record(NULL::${name}, $1)`;
    case "UPDATE":
      return `UPDATE ${name} SET ${column} = ${column} WHERE ${some} ${failing}`;
    case "DELETE":
      return `DELETE FROM ${name} WHERE ${some} ${failing}`;
  }
}
