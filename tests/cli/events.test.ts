import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { locateDataDirectory } from "../../cli/postgres/data-directory";
import { type EmbeddedServer, launchPostgres } from "../../cli/postgres/launch";
import { provision } from "../../cli/postgres/provision";
import { provisionBus } from "../../cli/postgres/provision-bus";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import { PostgresBus } from "../../subgraphs/kit/events/postgres/postgres-bus";
import { runHub, spawnHub } from "../fixture/hub-command";
import { type TemporaryDirectory, temporaryDirectory } from "../fixture/temporary-directory";
import { event } from "../subgraphs/kit/events/event";

const PASSWORD = "events-test-password";

describe("hub events tail", () => {
  let place: TemporaryDirectory;
  let server: EmbeddedServer;
  let environment: Record<string, string>;
  let bus: PostgresBus;

  beforeAll(async () => {
    place = temporaryDirectory();
    server = await launchPostgres({ directory: locateDataDirectory(place.path, join(place.path, "data")) });
    await provision(server.adminUrl, SUBGRAPH_NAMES, () => PASSWORD);
    const urls = await provisionBus(server.adminUrl, () => PASSWORD);
    bus = new PostgresBus(urls.get("cisa") as string);
    await bus.publish("cisa", [event("cisa", 1), { ...event("cisa", 2), recordType: "Directive" }]);
    const names = SUBGRAPH_NAMES.flatMap((name) => ["PASSWORD", "OWNER_PASSWORD"].map((end) => `${name}_${end}`));
    environment = {
      DATABASE_URL: server.adminUrl,
      HUB_DATA_DIR: join(place.path, "other"),
      ...Object.fromEntries(["bus_OWNER_PASSWORD", ...names].map((name) => [`HUB_${name.toUpperCase()}`, PASSWORD])),
    };
  });
  afterAll(async () => {
    await bus.close();
    await server.stop();
    place[Symbol.dispose]();
  });

  it("shows what came and what comes, of the types that were asked for, until it is stopped", async () => {
    const args = ["events", "tail", "--since", "1h", "--source", "cisa", "nsa", "--type", "CisaTask", "--json"];
    const tail = spawnHub(args, environment);
    const lines = createInterface({ input: tail.stdout })[Symbol.asyncIterator]();
    expect(JSON.parse((await lines.next()).value as string)).toEqual(event("cisa", 1));
    await bus.publish("cisa", [event("cisa", 3)]);
    expect(JSON.parse((await lines.next()).value as string)).toEqual(event("cisa", 3));
    tail.kill("SIGINT");
    expect(await once(tail, "close")).toEqual([0, null]);
  });

  it("writes lines for people", async () => {
    const tail = spawnHub(["events", "tail", "--since", "1h"], environment);
    const lines = createInterface({ input: tail.stdout })[Symbol.asyncIterator]();
    expect((await lines.next()).value).toMatch(
      /^2026-08-01T10:00:00.000Z {2}cisa +CisaTask task-1 {2}start {2}NOT_START/,
    );
    tail.kill("SIGTERM");
    expect(await once(tail, "close")).toEqual([0, null]);
  });

  it.each<[string, string[], NodeJS.ProcessEnv, RegExp]>([
    ["no hub runs", [], {}, /DATABASE_UNAVAILABLE: No hub runs on .+\n {2}Start it with hub start/],
    ["NATS does not answer", [], { NATS_URL: "nats://127.0.0.1:1" }, /EVENT_BUS_UNAVAILABLE: .+\n {2}Start the NATS/],
    ["the instant is none", ["--since", "soon"], {}, /BAD_USER_INPUT: --since soon/],
  ])("says what to do when %s", async (_, more, env, message) => {
    const result = await runHub(["events", "tail", ...more], { HUB_DATA_DIR: join(place.path, "none"), ...env });
    expect(result.code).toBe(1);
    expect(result.stdout).toBe("");
    expect(result.stderr).toMatch(message);
  });
});
