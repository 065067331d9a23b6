import { join } from "node:path";
import { connect } from "../../../../cli/postgres/connect";
import { locateDataDirectory } from "../../../../cli/postgres/data-directory";
import { type EmbeddedServer, launchPostgres } from "../../../../cli/postgres/launch";
import { provision } from "../../../../cli/postgres/provision";
import { provisionBus } from "../../../../cli/postgres/provision-bus";
import { SUBGRAPH_NAMES } from "../../../../common/subgraph-names";
import { PostgresBus } from "../../../../subgraphs/kit/events/postgres/postgres-bus";
import { type TestBusDatabase, createTestBusDatabase, testPostgres } from "../../../fixture/postgres";
import { query } from "../../../fixture/query";
import { temporaryDirectory } from "../../../fixture/temporary-directory";
import { type BusServer, describeBus } from "./bus-contract";
import { event } from "./event";

const PASSWORD = "bus-test-password";
const SETTINGS = { fsync: "off" };

/** A server of its own, since the contract stops and starts it. */
async function startServer(): Promise<BusServer> {
  const place = temporaryDirectory();
  const directory = locateDataDirectory(place.path, join(place.path, "data"));
  let server: EmbeddedServer = await launchPostgres({ directory, settings: SETTINGS });
  const port = Number(new URL(server.adminUrl).port);
  await provision(server.adminUrl, SUBGRAPH_NAMES, () => PASSWORD);
  const urls = await provisionBus(server.adminUrl, () => PASSWORD);
  return {
    open: (agency) => new PostgresBus(urls.get(agency) as string),
    stop: () => server.stop(),
    async start() {
      server = await launchPostgres({ directory, settings: SETTINGS, port });
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      place[Symbol.dispose]();
    },
  };
}

describe("the bus on PostgreSQL", () => {
  describeBus(startServer);
});

describe("the bus database", () => {
  let database: TestBusDatabase;
  beforeAll(async () => {
    database = await createTestBusDatabase();
    const bus = new PostgresBus(database.urlOf("cisa"));
    await bus.publish("cisa", [event("cisa", 1)]);
    await bus.heartbeat("cisa", "2026-08-01T10:00:00.000Z");
    await bus.close();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  it("lets no agency speak for another", async () => {
    const bus = new PostgresBus(database.urlOf("doj"));
    await expect(bus.publish("cisa", [event("cisa", 2)])).rejects.toThrow("row-level security");
    await expect(bus.heartbeat("cisa", "2030-01-01T00:00:00.000Z")).rejects.toThrow("row-level security");
    await bus.close();
  });

  it.each([
    ["change an event of its own", "cisa", "UPDATE event SET action = 'deny'", /permission denied/],
    ["date an event back", "cisa", "INSERT INTO event (published_at) VALUES (now())", /permission denied/],
    ["empty the bus", "cisa", "TRUNCATE event", /permission denied/],
    ["define anything", "cisa", "CREATE TABLE mine ()", /permission denied/],
  ] as const)("does not let an agency %s", async (_, agency, statement, refusal) => {
    await expect(query(database.urlOf(agency), statement)).rejects.toThrow(refusal);
  });

  it("keeps what is young, and lets an agency delete only its own events that are old", async () => {
    await using admin = await connect(testPostgres().adminUrl.replace(/\/postgres$/, `/${database.database}`));
    await query(database.urlOf("cisa"), "DELETE FROM event");
    expect((await admin.query("SELECT id FROM event")).rowCount).toBe(1);
    await admin.query("UPDATE event SET published_at = now() - interval '91 days'");
    await query(database.urlOf("doj"), "DELETE FROM event");
    expect((await admin.query("SELECT id FROM event")).rowCount).toBe(1);
    const bus = new PostgresBus(database.urlOf("cisa"));
    await bus.heartbeat("cisa", "2026-08-01T10:00:01.000Z");
    await bus.close();
    expect((await admin.query("SELECT id FROM event")).rowCount).toBe(0);
  });

  it("moves a heartbeat forward only", async () => {
    const bus = new PostgresBus(database.urlOf("nsa"));
    await bus.heartbeat("nsa", "2026-08-01T10:00:09.000Z");
    await bus.heartbeat("nsa", "2026-08-01T10:00:05.000Z");
    await bus.close();
    const rows = await query(database.urlOf("doj"), "SELECT at::text FROM heartbeat WHERE source = 'nsa'");
    expect(rows).toEqual([{ at: expect.stringContaining("10:00:09") }]);
  });
});
