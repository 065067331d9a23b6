import { connect, type AdminClient } from "../../../../cli/postgres/connect";
import { createLogger } from "../../../../common/logger";
import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { storeContextKey } from "../../../../subgraphs/kit/access/protect";
import { Outbox, type OutboxPlace } from "../../../../subgraphs/kit/events/outbox";
import { PostgresBus } from "../../../../subgraphs/kit/events/postgres/postgres-bus";
import { Relay } from "../../../../subgraphs/kit/events/relay";
import { Wake } from "../../../../subgraphs/kit/events/wake";
import { migrate } from "../../../../subgraphs/kit/migrate";
import { eventually } from "../../../fixture/eventually";
import {
  type TestBusDatabase,
  type TestDatabase,
  createTestBusDatabase,
  createTestDatabase,
} from "../../../fixture/postgres";
import { startTestSubgraph } from "../../../fixture/subgraph";
import { FaultyBus } from "./faulty-bus";

let busDatabase: TestBusDatabase;
let database: TestDatabase;
let owner: AdminClient;
let bus: FaultyBus;
let serial = 0;

beforeAll(async () => {
  busDatabase = await createTestBusDatabase();
  database = await createTestDatabase("cisa");
  await migrate(cisa, database.ownerUrl);
  await storeContextKey(database.ownerUrl, database.contextKey);
  owner = await connect(database.ownerUrl);
});
afterAll(async () => {
  await owner.end();
  await database[Symbol.asyncDispose]();
  await busDatabase[Symbol.asyncDispose]();
});
beforeEach(async () => {
  bus = new FaultyBus(new PostgresBus(busDatabase.urlOf("cisa")));
  await owner.query("DELETE FROM outbox");
});
afterEach(() => bus.close());

function startRelay(on: FaultyBus = bus): Relay {
  return new Relay({ ...place(), bus: on, logger: createLogger("test", "silent") });
}

function place(): OutboxPlace {
  return { source: "cisa", databaseUrl: database.url, contextKey: database.contextKey };
}

/** @returns ids of new rows of the outbox */
async function tell(count: number, announced = true): Promise<number[]> {
  serial += 1;
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO outbox (at, record_type, record_id, version, action, office, facts, announced)
     SELECT now(), 'CisaTask', 'task-' || $2 || '-' || n, 2, 'start', 'cisa', '{"title": "T"}', $3
     FROM generate_series(1, $1) n RETURNING id`,
    [count, serial, announced],
  );
  return rows.map(({ id }) => Number(id));
}

async function waiting(): Promise<number> {
  const { rows } = await owner.query("SELECT FROM outbox WHERE announced AND published_at IS NULL");
  return rows.length;
}

/** Numbers of the events on the bus, in its order. */
async function onBus(): Promise<number[]> {
  const reader = await connect(busDatabase.urlOf("doj"));
  const { rows } = await reader.query<{ id: string }>("SELECT id FROM event WHERE source = 'cisa' ORDER BY position");
  await reader.end();
  return rows.map(({ id }) => Number(id));
}

describe("Relay", () => {
  it("carries what waits and what comes, in order, and leaves out what is not announced", async () => {
    const first = await tell(700);
    const relay = startRelay();
    await eventually(async () => expect(await waiting()).toBe(0));
    await tell(2, false);
    const later = await tell(3);
    await eventually(() => expect(bus.published).toEqual([...first, ...later]));
    await relay.stop();
    expect((await onBus()).slice(-703)).toEqual([...first, ...later]);
    expect(await waiting()).toBe(0);
  });

  it("says how far it is only when nothing waits", async () => {
    await tell(1);
    const before = Date.now();
    const relay = startRelay();
    await eventually(() => expect(bus.beats.length).toBeGreaterThan(0));
    await relay.stop();
    expect(bus.published.length).toBe(1);
    expect(Date.parse(bus.beats[0] ?? "")).toBeGreaterThanOrEqual(before - 1);
    expect(Date.parse(bus.beats[0] ?? "")).toBeLessThanOrEqual(Date.now());
  });

  it("keeps events in the outbox while the bus is down, and carries each of them once it is back", async () => {
    bus.isDown = true;
    const relay = startRelay();
    const kept = await tell(5);
    await eventually(async () => expect(await waiting()).toBe(5));
    expect(bus.beats).toEqual([]);
    bus.isDown = false;
    await eventually(() => expect(bus.published).toEqual(kept));
    await eventually(() => expect(bus.beats.length).toBeGreaterThan(0));
    await relay.stop();
  });

  it("publishes again what it had not marked before a crash, which changes nothing on the bus", async () => {
    const ids = await tell(3);
    const relay = startRelay();
    await eventually(async () => expect(await waiting()).toBe(0));
    await relay.stop();
    const before = await onBus();
    await owner.query("UPDATE outbox SET published_at = NULL");
    const again = startRelay();
    await eventually(async () => expect(await waiting()).toBe(0));
    await again.stop();
    expect(bus.published).toEqual([...ids, ...ids]);
    expect(await onBus()).toEqual(before);
  });

  it("works alone: a second one waits until the first has ended", async () => {
    const second = new FaultyBus(new PostgresBus(busDatabase.urlOf("cisa")));
    const one = startRelay();
    const ids = await tell(1);
    await eventually(() => expect(bus.published).toEqual(ids));
    const two = startRelay(second);
    const more = await tell(2);
    await eventually(() => expect(bus.published).toEqual([...ids, ...more]));
    expect([second.published, second.beats]).toEqual([[], []]);
    await one.stop();
    const last = await tell(1);
    await eventually(() => expect(second.published).toEqual(last));
    await two.stop();
    await second.close();
  });

  it("connects again when its connection is lost", async () => {
    const relay = startRelay();
    await eventually(() => expect(bus.beats.length).toBeGreaterThan(0));
    const { rows } = await owner.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'hub-cisa-relay' AND datname = current_database()",
    );
    expect(rows).toHaveLength(1);
    await using runtime = await connect(database.url);
    await runtime.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    const ids = await tell(2);
    await eventually(() => expect(bus.published).toEqual(ids));
    await relay.stop();
  });
});

describe("Outbox.deleteOld", () => {
  it("deletes receipts and events whose time is over, and never what waits", async () => {
    await owner.query(`
      INSERT INTO outbox (at, record_type, record_id, version, action, office, announced, published_at) VALUES
        (now() - interval '40 days', 'T', 'waits', 1, 'a', 'o', true, NULL),
        (now() - interval '40 days', 'T', 'published long ago', 1, 'a', 'o', true, now() - interval '8 days'),
        (now() - interval '40 days', 'T', 'published lately', 1, 'a', 'o', true, now() - interval '6 days'),
        (now() - interval '8 days', 'T', 'silent, old', 1, 'a', 'o', false, NULL),
        (now() - interval '6 days', 'T', 'silent, young', 1, 'a', 'o', false, NULL);
      INSERT INTO command_receipt (office, key, command, digest, record, at) VALUES
        ('o', 'old', 'c', 'd', '{}', now() - interval '31 days'), ('o', 'young', 'c', 'd', '{}', now() - interval '29 days')`);
    await using outbox = await Outbox.open(place(), new Wake());
    expect(await outbox.deleteOld()).toBe(false);
    const events = await owner.query("SELECT record_id FROM outbox ORDER BY id");
    expect(events.rows.map((row) => row.record_id)).toEqual(["waits", "published lately", "silent, young"]);
    expect((await owner.query("SELECT key FROM command_receipt")).rows).toEqual([{ key: "young" }]);
  });

  it("says when there may be more", async () => {
    await owner.query(`
      INSERT INTO outbox (at, record_type, record_id, version, action, office, announced)
      SELECT now() - interval '8 days', 'T', 'n' || n, 1, 'a', 'o', false FROM generate_series(1, 1500) n`);
    await using outbox = await Outbox.open(place(), new Wake());
    expect([await outbox.deleteOld(), await outbox.deleteOld(), await outbox.deleteOld()]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("a subgraph with a bus", () => {
  it("announces what its commands change", async () => {
    await using subgraph = await startTestSubgraph(cisa, { bus });
    const { data } = await subgraph.ask(`{ cisaTasks(filter: { states: [IN_PROGRESS] }) { nodes { id version } } }`);
    const { id, version } = data.cisaTasks.nodes[0];
    const input = { id, expectedVersion: version, idempotencyKey: "relay-test-1", waitsFor: "a partner" };
    const mutation = `mutation ($input: BlockCisaTaskInput!) { blockCisaTask(input: $input) { id } }`;
    const { errors } = await subgraph.askAs("cisa-analyst", mutation, { input });
    expect(errors).toBeUndefined();
    await using reader = await connect(busDatabase.urlOf("doj"));
    await eventually(async () => {
      const { rows } = await reader.query("SELECT * FROM event WHERE record_id = $1", [id]);
      expect(rows).toMatchObject([
        {
          source: "cisa",
          record_type: "CisaTask",
          version: version + 1,
          action: "block",
          from_state: "IN_PROGRESS",
          to_state: "BLOCKED",
          office: "cisa",
          facts: { state: "BLOCKED", obligationId: "EO14409-2c-i" },
        },
      ]);
    });
  });
});
