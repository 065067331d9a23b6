import type { AuditStore } from "../../subgraphs/kit/audit/store/audit-store";
import { openTestAudit } from "../fixture/audit";
import { invariant } from "../../common/invariant";
import type { SubgraphName } from "../../common/subgraph-names";
import { createLogger } from "../../common/logger";
import { PERSONAS } from "../../common/personas";
import { cisa } from "../../subgraphs/cisa/subgraph";
import { coordination } from "../../subgraphs/coordination/subgraph";
import type { Agency } from "../../subgraphs/kit/agency";
import { PostgresBus } from "../../subgraphs/kit/events/postgres/postgres-bus";
import { storeContextKey } from "../../subgraphs/kit/access/protect";
import { migrate } from "../../subgraphs/kit/migrate";
import { seed } from "../../subgraphs/kit/seed/seed";
import { type RunningSubgraph, startSubgraph } from "../../subgraphs/kit/server/subgraph-server";
import { connect } from "../../cli/postgres/connect";
import { eventually } from "../fixture/eventually";
import { GATEWAY_KEYS, contextHeaders } from "../fixture/gateway-word";
import {
  type TestBusDatabase,
  type TestDatabase,
  createTestBusDatabase,
  createTestDatabase,
} from "../fixture/postgres";

const SILENT = ["treasury", "nsa", "opm", "doj"] as const;

/** One agency's process, which can end and begin again on the same database. */
class Process {
  #running: RunningSubgraph | undefined;
  #bus: PostgresBus | undefined;
  #audit: AuditStore | undefined;

  constructor(
    private readonly agency: Agency,
    readonly database: TestDatabase,
  ) {}

  async start(busUrl: string): Promise<void> {
    this.#bus = new PostgresBus(busUrl);
    this.#audit = await openTestAudit(this.agency.name);
    this.#running = await startSubgraph(this.agency, {
      databaseUrl: this.database.url,
      contextKey: this.database.contextKey,
      host: "127.0.0.1",
      port: 0,
      logger: createLogger("test", "silent"),
      gatewayKeys: GATEWAY_KEYS,
      bus: this.#bus,
      audit: this.#audit,
    });
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
    await this.#bus?.close();
    await this.#audit?.close();
    this.#running = undefined;
  }

  // eslint-disable-next-line typescript/no-explicit-any -- tests look into answers by value
  async ask(query: string, variables: object = {}): Promise<any> {
    const body = JSON.stringify({ query, variables });
    const context = await contextHeaders({ subgraph: this.agency.name, body, caller: PERSONAS["cisa-analyst"] });
    const response = await fetch(this.#running?.url ?? "", {
      method: "POST",
      headers: { "content-type": "application/json", ...context },
      body,
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
    invariant(errors === undefined, JSON.stringify(errors));
    return data;
  }
}

async function prepared(agency: Agency): Promise<Process> {
  const database = await createTestDatabase(agency.name);
  await migrate(agency, database.ownerUrl);
  await storeContextKey(database.ownerUrl, database.contextKey);
  await seed(agency, { ownerUrl: database.ownerUrl, scale: 1 });
  return new Process(agency, database);
}

describe("rule 17: stale data is never shown as current", () => {
  let bus: TestBusDatabase;
  let owner: Process;
  let index: Process;
  let others: { name: SubgraphName; bus: PostgresBus }[];
  let key = 0;

  beforeAll(async () => {
    bus = await createTestBusDatabase();
    owner = await prepared(cisa);
    index = await prepared(coordination);
    others = SILENT.map((name) => ({ name, bus: new PostgresBus(bus.urlOf(name)) }));
    await owner.start(bus.urlOf("cisa"));
    await index.start(bus.urlOf("coordination"));
  });
  afterAll(async () => {
    await Promise.all([owner.stop(), index.stop(), ...others.map((one) => one.bus.close())]);
    for (const database of [owner.database, index.database, bus]) await database[Symbol.asyncDispose]();
  });

  /** The other agencies have nothing to say, and say so. */
  async function beatOthers(): Promise<void> {
    for (const { name, bus: its } of others) await its.heartbeat(name, new Date().toISOString());
  }

  async function asOf(): Promise<number> {
    return Date.parse((await index.ask("{ tasks(first: 1) { asOf } }")).tasks.asOf);
  }

  async function isBlockedInIndex(): Promise<boolean> {
    const { tasks } = await index.ask(`{ tasks(filter: { ids: ["cisa-2c-2"], states: [BLOCKED] }) { totalCount } }`);
    return tasks.totalCount === 1;
  }

  /** @returns when the task had changed */
  async function change(action: "block" | "unblock"): Promise<number> {
    key += 1;
    const { cisaTask } = await owner.ask(`{ cisaTask(id: "cisa-2c-2") { version } }`);
    const input = { id: "cisa-2c-2", expectedVersion: cisaTask.version, idempotencyKey: `rule-17-${key}` };
    const [type, more] = action === "block" ? ["Block", { waitsFor: "the vendor" }] : ["Unblock", {}];
    await owner.ask(`mutation ($input: ${type}CisaTaskInput!) { ${action}CisaTask(input: $input) { id } }`, {
      input: { ...input, ...more },
    });
    return Date.now();
  }

  async function freshSince(instant: number): Promise<void> {
    await eventually(async () => {
      await beatOthers();
      expect(await asOf()).toBeGreaterThanOrEqual(instant);
    });
  }

  it("shows a change by the time that it says it is as fresh as the change", async () => {
    const changedAt = await change("block");
    await freshSince(changedAt);
    expect(await isBlockedInIndex()).toBe(true);
  });

  it("falls behind when an agency is silent, however much the others say", async () => {
    await owner.stop();
    const stoppedAt = Date.now();
    for (let round = 0; round < 5; round += 1) {
      await beatOthers();
      await eventually(async () => {
        await using database = await connect(index.database.ownerUrl);
        const { rowCount } = await database.query("SELECT FROM index_state WHERE as_of >= $1", [new Date(stoppedAt)]);
        expect(rowCount).toBe(SILENT.length);
      });
      expect(await asOf()).toBeLessThanOrEqual(stoppedAt);
    }
    await owner.start(bus.urlOf("cisa"));
    await freshSince(Date.now());
  });

  it("falls behind while the bus cannot be reached, and shows the change once it has caught up", async () => {
    await owner.stop();
    await owner.start("postgres://hub_cisa:nobody@127.0.0.1:1/hub_bus");
    const changedAt = await change("unblock");
    await beatOthers();
    expect(await asOf()).toBeLessThan(changedAt);
    expect(await isBlockedInIndex()).toBe(true);
    await owner.stop();
    await owner.start(bus.urlOf("cisa"));
    await freshSince(changedAt);
    expect(await isBlockedInIndex()).toBe(false);
  });

  it("falls behind while the index itself is away, and catches up", async () => {
    await index.stop();
    const changedAt = await change("block");
    await index.start(bus.urlOf("coordination"));
    const fresh = await asOf();
    const shown = await isBlockedInIndex();
    expect(fresh < changedAt || shown).toBe(true);
    await freshSince(changedAt);
    expect(await isBlockedInIndex()).toBe(true);
  });
});
