/**
 * The hub with rows of every tried marking in all agencies, and what the oracle knows of every record.
 * In: nothing. Out: a running hub, the facts by subgraph, and a superuser's connection to each database.
 */
import { type AdminClient, connect, urlFor } from "../../../cli/postgres/connect";
import { namesOf } from "../../../cli/postgres/provision";
import { SUBGRAPH_NAMES, type SubgraphName } from "../../../common/subgraph-names";
import { type TestHub, createTestHub } from "../../fixture/hub";
import type { TestSubgraph } from "../../fixture/subgraph";
import { testPostgres } from "../../fixture/postgres";
import { TEST_PASSWORD } from "../../fixture/test-server";
import type { RecordFacts } from "../oracle/record-facts";
import { namedIds, readFacts } from "./read-facts";
import { addTriedRows } from "./tried-rows";

export interface AccessWorld extends AsyncDisposable {
  readonly hub: TestHub;
  /** All records of a subgraph's own database. */
  facts(name: SubgraphName): readonly RecordFacts[];
  /** Whatever its records name by id, also of other agencies. */
  foreignIds(name: SubgraphName): Promise<readonly string[]>;
}

export async function createAccessWorld(): Promise<AccessWorld> {
  const hub = await createTestHub();
  try {
    const entries = SUBGRAPH_NAMES.map(async (name) => [name, await furnish(hub.subgraph(name), name)] as const);
    const facts = new Map(await Promise.all(entries));
    return {
      hub,
      facts: (name) => facts.get(name) ?? [],
      foreignIds: async (name) => {
        await using admin = await connectPastPolicies(hub.subgraph(name).ownerUrl);
        return await namedIds(admin, name);
      },
      [Symbol.asyncDispose]: () => hub[Symbol.asyncDispose](),
    };
  } catch (error) {
    await hub[Symbol.asyncDispose]();
    throw error;
  }
}

/** Adds the tried rows to one subgraph's database. @returns the facts of all its records */
export async function furnish(
  { ownerUrl }: Pick<TestSubgraph, "ownerUrl">,
  name: SubgraphName,
): Promise<readonly RecordFacts[]> {
  await using admin = await connectPastPolicies(ownerUrl);
  await addTriedRows(admin, name);
  const facts = await readFacts(admin, name);
  await addHistory(admin, facts);
  return facts;
}

/** As the server's superuser: policies bind even the owner of the tables. */
export async function connectPastPolicies(ownerUrl: string): Promise<AdminClient> {
  const url = new URL(testPostgres().adminUrl);
  url.pathname = new URL(ownerUrl).pathname;
  return connect(url.href);
}

/** As the role with which the subgraph runs, and which policies bind. */
export async function connectAsRuntime(
  { ownerUrl }: Pick<TestSubgraph, "ownerUrl">,
  name: SubgraphName,
): Promise<AdminClient> {
  const database = new URL(ownerUrl).pathname.slice(1);
  return connect(urlFor(ownerUrl, { database, role: namesOf(name).runtime, password: TEST_PASSWORD }));
}

async function addHistory(admin: AdminClient, facts: readonly RecordFacts[]): Promise<void> {
  const tried = facts.filter(({ id }) => id.startsWith("tried-"));
  await admin.query(
    `INSERT INTO history (record_type, record_id, at, actor, office, action)
     SELECT type, id, now(), 'tried', 'hub', 'try' FROM jsonb_to_recordset($1) AS t (type text, id text)`,
    [JSON.stringify(tried)],
  );
}
