import { setImmediate as nextTurn } from "node:timers/promises";
import { Agent, request } from "node:http";
import type { Pool } from "pg";
import type { DataSource } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver";
import { EntryTokens } from "../../subgraphs/kit/access/entry-token";
import { openDataSource } from "../../subgraphs/kit/database/data-source";
import { RequestDatabase } from "../../subgraphs/kit/read/request-database";
import { treasury } from "../../subgraphs/treasury/subgraph";
import { type TestHub, createTestHub } from "../fixture/hub";
import { accessOfTests, tokenOf } from "../fixture/gateway-word";
import type { TestDatabase } from "../fixture/postgres";
import { createSeededDatabase } from "../fixture/seeded-database";
import { temporaryDirectory } from "../fixture/temporary-directory";
import { startGatewayOn } from "../gateway/fixture/federation";
import { connectPastPolicies } from "./world/access-world";
import { CASE_OWNERS, type CaseOwner, addOwnCases } from "./world/own-cases";

/** `npm run test:thorough` sets 100,000; fewer fit among the other tests. */
const REQUESTS = Number(process.env.HUB_INTERLEAVED ?? 10_000);
const CONNECTIONS = 8;
/** Requests under way at any time: more than connections, so that each passes from one identity to another. */
const UNDER_WAY = 48;

/** An order of identities that repeats late and looks random, the same in every run. */
function ownerOf(request: number): CaseOwner {
  const [first] = CASE_OWNERS;
  return CASE_OWNERS[(request * 31 + Math.floor(request / 7)) % CASE_OWNERS.length] ?? (first as CaseOwner);
}

describe("50 identities over 8 connections of one pool", () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createSeededDatabase(treasury, 1);
    await using admin = await connectPastPolicies(database.ownerUrl);
    await addOwnCases(admin);
    dataSource = await openDataSource(treasury, database.url);
    poolOf(dataSource).options.max = CONNECTIONS;
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database[Symbol.asyncDispose]();
  });

  it(`never read each other's rows in ${REQUESTS} interleaved requests, some of which fail`, async () => {
    const crossed: string[] = [];
    let [answered, failed] = [0, 0];
    await interleave(REQUESTS, async (number) => {
      const owner = ownerOf(number);
      if (number % 97 === 0) {
        const isRefused = await readOwn(owner, FAILING).then(
          () => false,
          () => true,
        );
        if (isRefused) failed += 1;
        return;
      }
      const ids = await readOwn(owner, READS[number % READS.length] ?? READS[0]);
      if (ids.join() !== owner.caseId) crossed.push(`${owner.caseId} read ${ids.join()}`);
      answered += 1;
    });
    expect(crossed.slice(0, 5)).toEqual([]);
    expect(answered + failed).toBe(REQUESTS);
    expect(poolOf(dataSource).totalCount).toBe(CONNECTIONS);
  }, 600_000);

  it("leave nothing on the connections: without a token, none of their cases is read", async () => {
    await interleave(CONNECTIONS * 4, async (number) => {
      await readOwn(ownerOf(number), READS[0]);
      const { rows } = await poolOf(dataSource).query("SELECT id FROM vulnerability_case WHERE id LIKE 'own-case-%'");
      expect(rows).toEqual([]);
    });
  });

  async function readOwn({ caller }: CaseOwner, sql: string): Promise<string[]> {
    const tokens = new EntryTokens({ caller, contextKey: database.contextKey, scope: "read" });
    const rows = await new RequestDatabase(dataSource, tokens).query<{ id: string }>(sql);
    return rows.map(({ id }) => id);
  }
});

/** Nothing here names the caller: only policies tell one identity's rows from another's. */
const READS = [
  "SELECT id FROM vulnerability_case WHERE id LIKE 'own-case-%'",
  "SELECT case_id AS id FROM embargo WHERE id LIKE 'own-embargo-%'",
  `SELECT e.case_id AS id FROM embargo_participant p JOIN embargo e ON e.id = p.embargo_id
   WHERE p.id LIKE 'own-signature-%'`,
  "SELECT max(id) AS id FROM vulnerability_case WHERE id LIKE 'own-case-%' HAVING count(*) = 1",
] as const;

const FAILING = "SELECT id, 1 / (length(id) - length(id)) FROM vulnerability_case WHERE id LIKE 'own-case-%'";

function poolOf({ driver }: DataSource): Pool {
  return (driver as PostgresDriver).master as Pool;
}

/** Runs work for each number, so many at once. */
async function interleave(count: number, work: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      await work((next += 1) - 1);
      await nextTurn();
    }
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, worker));
}

/** What each asks: the same document and variables, so that whatever is shared wrongly is shared with somebody else. */
const QUESTION = JSON.stringify({
  query: `query ($first: Int!) { vulnerabilityCases(first: $first, filter: { search: "own-case-" }) { totalCount nodes { id embargo { id } } } }`,
  variables: { first: 100 },
});

describe("50 identities with equal queries through the gateway", () => {
  let hub: TestHub;
  let tokens: ReadonlyMap<CaseOwner, string>;
  beforeAll(async () => {
    hub = await createTestHub();
    await using admin = await connectPastPolicies(hub.subgraph("treasury").ownerUrl);
    await addOwnCases(admin);
    tokens = new Map(await Promise.all(CASE_OWNERS.map(async (one) => [one, await tokenOf(one.caller)] as const)));
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it.each([false, true])(
    "get their own answers, with equal queries shared: %s",
    async (sharesEqualQueries) => {
      using keys = temporaryDirectory();
      const settings = { access: accessOfTests(keys.path), sharesEqualQueries };
      const gateway = await startGatewayOn(hub.supergraph, {}, settings);
      const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
      const crossed: string[] = [];
      try {
        await interleave(GATEWAY_REQUESTS, async (number) => {
          const owner = ownerOf(number);
          const text = await post(gateway.url, agent, tokens.get(owner));
          const { data } = JSON.parse(text) as {
            data: { vulnerabilityCases: { totalCount: number; nodes: { id: string }[] } };
          };
          const { totalCount, nodes } = data.vulnerabilityCases;
          const ids = nodes.map(({ id }) => id).join();
          if (ids !== owner.caseId || totalCount !== 1) crossed.push(`${owner.caseId} read ${totalCount}: ${ids}`);
        });
      } finally {
        agent.destroy();
        await gateway.stop();
      }
      expect(crossed.slice(0, 5)).toEqual([]);
    },
    120_000,
  );
});

const GATEWAY_REQUESTS = 1_000;

async function post(url: string, agent: Agent, token: string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text += part));
      response.on("end", () => resolve(text));
    });
    sent.on("error", reject);
    sent.end(QUESTION);
  });
}
