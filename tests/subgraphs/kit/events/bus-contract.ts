/**
 * What every bus does, whatever carries it: one suite, run against real servers.
 * In: a server that can be stopped and started, and ways to open the bus on it as an agency.
 */
import fc from "fast-check";
import { createLogger } from "../../../../common/logger";
import { storeContextKey } from "../../../../subgraphs/kit/access/protect";
import type { SubgraphName } from "../../../../common/subgraph-names";
import { cisa } from "../../../../subgraphs/cisa/subgraph";
import type { EventBatch, EventBus, Subscription } from "../../../../subgraphs/kit/events/event-bus";
import type { HubEvent } from "../../../../subgraphs/kit/events/hub-event";
import { event } from "./event";
import { Relay } from "../../../../subgraphs/kit/events/relay";
import { migrate } from "../../../../subgraphs/kit/migrate";
import { eventually } from "../../../fixture/eventually";
import { createTestDatabase } from "../../../fixture/postgres";
import { query } from "../../../fixture/query";

export interface BusServer extends AsyncDisposable {
  /** A connection of its own to the bus. */
  open(agency: SubgraphName): EventBus;
  stop(): Promise<void>;
  start(): Promise<void>;
}

function events(source: SubgraphName, from: number, to: number): HubEvent[] {
  return Array.from({ length: to - from + 1 }, (_, index) => event(source, from + index));
}

interface Seen {
  readonly batches: EventBatch[];
  readonly troubles: unknown[];
  readonly subscription: Subscription;
  ids(source?: string): number[];
}

/** Subscribes and notes what comes. @param handle may throw */
function follow(
  bus: EventBus,
  sources: readonly SubgraphName[],
  { from = 0, handle }: { from?: number; handle?: (batch: EventBatch) => void | Promise<void> } = {},
): Seen {
  const batches: EventBatch[] = [];
  const troubles: unknown[] = [];
  const position = new Map<string, number>();
  const subscription = bus.subscribe({
    sources,
    startAt: async (source) => position.get(source) ?? from,
    async handle(batch) {
      await handle?.(batch);
      batches.push(batch);
      position.set(batch.source, batch.position);
    },
    onTrouble: (error) => troubles.push(error),
  });
  const ids = (source?: string): number[] =>
    batches.filter((batch) => source === undefined || batch.source === source).flatMap(idsOf);
  return { batches, troubles, subscription, ids };
}

function idsOf(batch: EventBatch): number[] {
  return batch.events.map(({ id }) => id);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** @param start a server without any events */
export function describeBus(start: () => Promise<BusServer>): void {
  let server: BusServer;
  let bus: EventBus;
  beforeAll(async () => {
    server = await start();
    bus = server.open("cisa");
  });
  afterAll(async () => {
    await bus.close();
    await server[Symbol.asyncDispose]();
  });

  it("carries an event as it was told", async () => {
    const told = event("cisa", 1, { title: "Größe ≥ 3", dueOn: null, list: ["a"], nested: { one: 1 } });
    await bus.publish("cisa", [told]);
    await using seen = disposable(follow(bus, ["cisa"]));
    await eventually(() => expect(seen.batches.flatMap((batch) => batch.events)).toEqual([told]));
  });

  it("brings each source's events in the order of their publishing, and only what was asked for", async () => {
    const treasury = server.open("treasury");
    const nsa = server.open("nsa");
    await using seen = disposable(follow(bus, ["treasury", "nsa"]));
    await Promise.all([
      (async () => {
        for (let id = 1; id <= 60; id += 20) await treasury.publish("treasury", events("treasury", id, id + 19));
      })(),
      (async () => {
        for (let id = 1; id <= 30; id += 1) await nsa.publish("nsa", events("nsa", id, id));
      })(),
    ]);
    await eventually(() => {
      expect(seen.ids("treasury")).toEqual(range(1, 60));
      expect(seen.ids("nsa")).toEqual(range(1, 30));
    });
    expect(new Set(seen.batches.map(({ source }) => source))).toEqual(new Set(["treasury", "nsa"]));
    await treasury.close();
    await nsa.close();
  });

  it("keeps events in the order they were published in, not that of their numbers", async () => {
    const nsa = server.open("nsa");
    await nsa.publish("nsa", [event("nsa", 900), event("nsa", 850)]);
    await nsa.publish("nsa", [event("nsa", 870)]);
    await using seen = disposable(follow(bus, ["nsa"]));
    await eventually(() => expect(seen.ids().slice(-3)).toEqual([900, 850, 870]));
    await nsa.close();
  });

  it("takes an event that is published again for the same one", async () => {
    const opm = server.open("opm");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 }), async (ids) => {
        await opm.publish(
          "opm",
          [...new Set(ids)].map((id) => event("opm", id)),
        );
      }),
      { numRuns: 20 },
    );
    await opm.publish("opm", events("opm", 1, 12));
    await using seen = disposable(follow(bus, ["opm"]));
    await eventually(() => expect(seen.ids().toSorted((one, other) => one - other)).toEqual(range(1, 12)));
    await opm.close();
  });

  it("brings again what a handler failed on, before anything that follows it", async () => {
    const doj = server.open("doj");
    await doj.publish("doj", events("doj", 1, 5));
    let failures = 0;
    const tried: number[][] = [];
    await using seen = disposable(
      follow(bus, ["doj"], {
        handle(batch) {
          if (batch.events.length > 0) tried.push(idsOf(batch));
          if (batch.events.length > 0 && failures < 2) {
            failures += 1;
            throw new Error("not now");
          }
        },
      }),
    );
    await doj.publish("doj", events("doj", 6, 7));
    await eventually(() => expect(seen.ids()).toEqual(range(1, 7)));
    expect(seen.troubles.map((error) => (error as Error).message)).toEqual(["not now", "not now"]);
    expect(tried.slice(0, 3).map(([first]) => first)).toEqual([1, 1, 1]);
    await doj.close();
  });

  it("lets a source that cannot be handled hold up no other", async () => {
    await using seen = disposable(
      follow(bus, ["treasury", "nsa"], {
        handle({ source }) {
          if (source === "treasury") throw new Error("never");
        },
      }),
    );
    await eventually(() => expect(seen.ids("nsa").length).toBeGreaterThan(0));
    expect(seen.ids("treasury")).toEqual([]);
  });

  it("goes on behind a known position", async () => {
    const seen = follow(bus, ["treasury"]);
    await eventually(() => expect(seen.ids()).toEqual(range(1, 60)));
    await seen.subscription.stop();
    const position = seen.batches.at(-1)?.position ?? 0;
    const treasury = server.open("treasury");
    await treasury.publish("treasury", events("treasury", 61, 63));
    await using later = disposable(follow(bus, ["treasury"], { from: position }));
    await eventually(() => expect(later.ids()).toEqual([61, 62, 63]));
    await treasury.close();
  });

  it("finds the position of an instant", async () => {
    const treasury = server.open("treasury");
    const before = await bus.positionAt("treasury", "2020-01-01T00:00:00.000Z");
    await using all = disposable(follow(bus, ["treasury"], { from: before }));
    await eventually(() => expect(all.ids()).toEqual(range(1, 63)));
    const now = await bus.positionAt("treasury", new Date(Date.now() + 60_000).toISOString());
    await treasury.publish("treasury", events("treasury", 64, 64));
    await using seen = disposable(follow(bus, ["treasury"], { from: now }));
    await eventually(() => expect(seen.ids()).toEqual([64]));
    await treasury.close();
  });

  it("says how far a source has been heard, once everything until then has come", async () => {
    const opm = server.open("opm");
    await opm.publish("opm", events("opm", 101, 103));
    await opm.heartbeat("opm", "2026-08-01T10:00:05.000Z");
    await using seen = disposable(follow(bus, ["opm"]));
    await eventually(() => expect(seen.batches.at(-1)?.asOf).toBe("2026-08-01T10:00:05.000Z"));
    expect(seen.ids().slice(-3)).toEqual([101, 102, 103]);
    await opm.heartbeat("opm", "2026-08-01T10:00:09.000Z");
    await eventually(() => expect(seen.batches.at(-1)).toMatchObject({ events: [], asOf: "2026-08-01T10:00:09.000Z" }));
    await opm.close();
  });

  it("carries ten thousand events without losing or repeating any", async () => {
    const coordination = server.open("coordination");
    await using seen = disposable(follow(bus, ["coordination"]));
    for (let id = 1; id <= 10_000; id += 500) {
      await coordination.publish("coordination", events("coordination", id, id + 499));
    }
    await coordination.heartbeat("coordination", "2026-08-01T11:00:00.000Z");
    await eventually(() => expect(seen.batches.at(-1)?.asOf).toBe("2026-08-01T11:00:00.000Z"));
    expect(seen.ids()).toEqual(range(1, 10_000));
    expect(seen.batches.filter(({ asOf }) => asOf !== null).every(({ position }) => position > 0)).toBe(true);
    await coordination.close();
  });

  it("refuses while the server is down, and goes on where it was once it is back", async () => {
    const nsa = server.open("nsa");
    await nsa.publish("nsa", events("nsa", 1001, 1002));
    await using seen = disposable(follow(bus, ["nsa"]));
    await eventually(() => expect(seen.ids().slice(-2)).toEqual([1001, 1002]));
    const heard = seen.ids().length;
    await server.stop();
    await expect(nsa.publish("nsa", events("nsa", 1003, 1003))).rejects.toMatchObject({
      code: "EVENT_BUS_UNAVAILABLE",
    });
    await server.start();
    await eventually(() => nsa.publish("nsa", events("nsa", 1003, 1004)));
    await eventually(() => expect(seen.ids().slice(heard)).toEqual([1003, 1004]));
    await nsa.close();
  });

  it("takes up whatever waited in an outbox while the server was down", async () => {
    await using database = await createTestDatabase("cisa");
    await migrate(cisa, database.ownerUrl);
    await storeContextKey(database.ownerUrl, database.contextKey);
    const tell = (from: number, to: number): Promise<unknown> =>
      query(
        database.ownerUrl,
        `INSERT INTO outbox (at, record_type, record_id, version, action, office, announced)
         SELECT now(), 'CisaTask', 'waited-' || n, 1, 'start', 'cisa', true FROM generate_series($1::int, $2::int) n`,
        [from, to],
      );
    const from = await bus.positionAt("cisa", new Date().toISOString());
    await using seen = disposable(follow(bus, ["cisa"], { from }));
    const relay = new Relay({
      source: "cisa",
      databaseUrl: database.url,
      contextKey: database.contextKey,
      bus,
      logger: createLogger("test", "silent"),
    });
    const ids = (): string[] => seen.batches.flatMap((batch) => batch.events.map(({ recordId }) => recordId));
    await tell(1, 2);
    await eventually(() => expect(ids()).toEqual(["waited-1", "waited-2"]));
    await server.stop();
    await tell(3, 900);
    await server.start();
    await tell(901, 901);
    await eventually(() => expect(ids()).toEqual(range(1, 901).map((n) => `waited-${n}`)));
    await relay.stop();
  });

  it("does not connect before it is needed, and closes at once", async () => {
    await server.stop();
    const unused = server.open("nsa");
    await unused.close();
    await server.start();
    await eventually(() => bus.identity());
  });
}

function disposable(seen: Seen): Seen & AsyncDisposable {
  return { ...seen, [Symbol.asyncDispose]: () => seen.subscription.stop() };
}
