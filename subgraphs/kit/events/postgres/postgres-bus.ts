/**
 * The bus as a PostgreSQL database of its own (bus-schema.ts).
 * Events of one source get their positions in the order of their commits, since its publishers take turns at a lock;
 * NOTIFY wakes subscribers, who look now and then all the same.
 */
import { DatabaseError, Pool, type PoolClient } from "pg";
import { HubError } from "../../../../common/errors";
import { invariant } from "../../../../common/invariant";
import { pgTypes } from "../../database/pg-types";
import type { EventBus, Subscriber, Subscription } from "../event-bus";
import type { HubEvent } from "../hub-event";
import { type EventPage, followLanes } from "../lane";
import { BATCH_SIZE, EVENT_DAYS, HOUSEKEEPING_MS, HOUSEKEEPING_ROWS } from "../limits";
import { Listener } from "./listener";

const CHANNEL = "event";
const POOL_SIZE = 3;
const CONNECT_TIMEOUT_MS = 5_000;

const EVENT_COLUMNS = `source, id, at, record_type AS "recordType", record_id AS "recordId", version, action,
  from_state AS "fromState", to_state AS "toState", office, facts`;

const APPEND = `
  INSERT INTO event (source, id, at, record_type, record_id, version, action, from_state, to_state, office, facts)
  SELECT $1, e.id, e.at, e."recordType", e."recordId", e.version, e.action, e."fromState", e."toState", e.office, e.facts
  FROM ROWS FROM (jsonb_to_recordset($2) AS (id bigint, at timestamptz, "recordType" text, "recordId" text,
    version integer, action text, "fromState" text, "toState" text, office text, facts jsonb)) WITH ORDINALITY
    AS e (id, at, "recordType", "recordId", version, action, "fromState", "toState", office, facts, place)
  ORDER BY e.place
  ON CONFLICT DO NOTHING`;

export class PostgresBus implements EventBus {
  readonly #pool: Pool;
  readonly #url: string;
  readonly #subscriptions = new Set<Subscription>();
  #forgetFrom = 0;

  /** @param url an agency's role on the bus database */
  constructor(url: string) {
    this.#url = url;
    this.#pool = new Pool({
      connectionString: url,
      max: POOL_SIZE,
      types: pgTypes,
      options: "-c TimeZone=UTC",
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      application_name: "hub-bus",
    });
    this.#pool.on("error", () => undefined);
  }

  async identity(): Promise<string> {
    const [bus] = await this.#query<{ id: string }>("SELECT id FROM bus");
    invariant(bus !== undefined, "The bus database says which one it is.");
    return `postgres ${bus.id}`;
  }

  async publish(source: string, events: readonly HubEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#transaction(async (client) => {
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [source]);
      await client.query(APPEND, [source, JSON.stringify(events)]);
      await client.query("SELECT pg_notify($1, $2)", [CHANNEL, source]);
    });
  }

  /** Does not wait for the disk: one that a crash takes away leaves followers a little behind, which is honest. */
  async heartbeat(source: string, at: string): Promise<void> {
    await this.#query(
      `WITH beat AS (INSERT INTO heartbeat (source, at) VALUES ($1, $2)
         ON CONFLICT (source) DO UPDATE SET at = EXCLUDED.at WHERE heartbeat.at < EXCLUDED.at RETURNING at)
       SELECT pg_notify('${CHANNEL}', $1), set_config('synchronous_commit', 'off', true) FROM beat`,
      [source, at],
    );
    if (Date.now() >= this.#forgetFrom) await this.#forgetOld(source);
  }

  async positionAt(source: string, at: string): Promise<number> {
    const [found] = await this.#query<{ position: number }>(
      `SELECT coalesce(
         (SELECT min(position) - 1 FROM event WHERE source = $1 AND published_at >= $2),
         (SELECT max(position) FROM event WHERE source = $1), 0) AS position`,
      [source, at],
    );
    return found?.position ?? 0;
  }

  subscribe(subscriber: Subscriber): Subscription {
    const lanes = followLanes(subscriber, (source, after) => this.#read(source, after));
    const listener = new Listener({ url: this.#url, channel: CHANNEL, onNews: (source) => lanes.wake(source) });
    const subscription = {
      stop: async (): Promise<void> => {
        this.#subscriptions.delete(subscription);
        await Promise.all([lanes.stop(), listener.stop()]);
      },
    };
    this.#subscriptions.add(subscription);
    return subscription;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.stop()));
    await this.#pool.end();
  }

  /** The heartbeat is read before the events, so that everything it speaks of is among them. */
  async #read(source: string, after: number): Promise<EventPage> {
    const [beat] = await this.#query<{ at: string }>("SELECT at FROM heartbeat WHERE source = $1", [source]);
    const rows = await this.#query<HubEvent & { position: number }>(
      `SELECT position, ${EVENT_COLUMNS} FROM event WHERE source = $1 AND position > $2 ORDER BY position LIMIT $3`,
      [source, after, BATCH_SIZE],
    );
    const hasMore = rows.length === BATCH_SIZE;
    const positions = rows.map((row) => row.position);
    return {
      source,
      events: rows.map(withoutPosition),
      position: positions.at(-1) ?? after,
      asOf: hasMore ? null : (beat?.at ?? null),
      hasMore,
    };
  }

  /** As many as one round takes; the next heartbeat goes on when there were as many. */
  async #forgetOld(source: string): Promise<void> {
    const gone = await this.#query(
      `DELETE FROM event WHERE source = $1 AND position IN (SELECT position FROM event
         WHERE source = $1 AND published_at < now() - make_interval(days => ${EVENT_DAYS}) ORDER BY published_at LIMIT $2)
       RETURNING 1 AS one`,
      [source, HOUSEKEEPING_ROWS],
    );
    if (gone.length < HOUSEKEEPING_ROWS) this.#forgetFrom = Date.now() + HOUSEKEEPING_MS;
  }

  async #query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    try {
      return (await this.#pool.query<Row>(sql, [...parameters])).rows;
    } catch (cause) {
      throw asUnavailable(cause);
    }
  }

  async #transaction(run: (client: PoolClient) => Promise<void>): Promise<void> {
    let client: PoolClient | undefined;
    let isBroken = true;
    try {
      client = await this.#pool.connect();
      client.on("error", ignore);
      await client.query("BEGIN");
      await run(client);
      await client.query("COMMIT");
      isBroken = false;
    } catch (cause) {
      throw asUnavailable(cause);
    } finally {
      client?.off("error", ignore);
      client?.release(isBroken);
    }
  }
}

function withoutPosition(row: HubEvent & { position?: number }): HubEvent {
  delete row.position;
  return row;
}

/** The query under way fails by itself. */
function ignore(): void {}

/** What PostgreSQL refuses for good stays what it is; whatever a server that comes and goes may say is not for good. */
function asUnavailable(cause: unknown): unknown {
  const isComingOrGoing = !(cause instanceof DatabaseError) || /^(08|53|57|3D|28)/.test(cause.code ?? "");
  if (!isComingOrGoing) return cause;
  return new HubError("EVENT_BUS_UNAVAILABLE", "The bus database does not answer.", {
    remedy: "Start PostgreSQL, or correct BUS_URL.",
    cause,
  });
}
