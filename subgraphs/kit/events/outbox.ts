/**
 * The outbox of one agency's database, as its relay sees it: one connection that listens, holds the relay's lock,
 * and reads and marks what waits. Closing gives the lock away.
 * Not here: writing events (kit/command/write-records.ts), the bus.
 */
import { Client } from "pg";
import { queryEntered } from "../access/entered-query";
import { agencyToken } from "../access/entry-token";
import { RECEIPT_DAYS } from "../command/receipts";
import { pgTypes } from "../database/pg-types";
import type { HubEvent } from "./hub-event";
import { BATCH_SIZE, HOUSEKEEPING_ROWS, OUTBOX_DAYS } from "./limits";
import type { Wake } from "./wake";

const CONNECT_TIMEOUT_MS = 5_000;
const LOCK_NAME = "relay of the outbox";

/** What waits, and the instant at which that was everything there was. */
export interface Waiting {
  readonly events: readonly HubEvent[];
  /** By the database's clock, ISO 8601 in UTC; null when more waits. */
  readonly completeAt: string | null;
}

/** Whose outbox, where it is, and with which key its tokens are signed. */
export interface OutboxPlace {
  readonly source: string;
  readonly databaseUrl: string;
  readonly contextKey: string;
}

export class Outbox implements AsyncDisposable {
  private constructor(
    private readonly client: Client,
    private readonly place: OutboxPlace,
  ) {}

  /** @param wake rung for each event, and when the connection is lost */
  static async open(place: OutboxPlace, wake: Wake): Promise<Outbox> {
    const client = new Client({
      connectionString: place.databaseUrl,
      types: pgTypes,
      options: "-c TimeZone=UTC",
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      application_name: `hub-${place.source}-relay`,
    });
    client.on("notification", () => wake.ring()).on("error", () => wake.ring());
    try {
      await client.connect();
      await client.query("LISTEN outbox");
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    return new Outbox(client, place);
  }

  /** Of all relays of this database one at a time has it. */
  async takeLock(): Promise<boolean> {
    const { rows } = await this.client.query<{ free: boolean }>("SELECT pg_try_advisory_lock(hashtext($1)) AS free", [
      LOCK_NAME,
    ]);
    return rows[0]?.free === true;
  }

  /** The instant is taken before the look, so that whatever was committed by then is seen. */
  async waiting(): Promise<Waiting> {
    const { rows: clock } = await this.client.query<{ at: string }>("SELECT clock_timestamp() AS at");
    const rows = await this.#query<HubEvent>(
      `SELECT $1::text AS source, id, at, record_type AS "recordType", record_id AS "recordId", version, action,
         from_state AS "fromState", to_state AS "toState", office, facts
       FROM outbox WHERE announced AND published_at IS NULL ORDER BY id LIMIT $2`,
      [this.place.source, BATCH_SIZE],
    );
    return { events: rows, completeAt: rows.length < BATCH_SIZE ? (clock[0]?.at ?? null) : null };
  }

  async markPublished(events: readonly HubEvent[]): Promise<void> {
    await this.#query("UPDATE outbox SET published_at = now() WHERE id = ANY($1)", [events.map(({ id }) => id)]);
  }

  /** Deletes receipts and events whose time is over, some at a time. @returns whether there may be more */
  async deleteOld(): Promise<boolean> {
    const receipts = await this.#query(
      `DELETE FROM command_receipt WHERE (office, key) IN (SELECT office, key FROM command_receipt
         WHERE at < now() - make_interval(days => $1) ORDER BY at LIMIT $2)
       RETURNING 1`,
      [RECEIPT_DAYS, HOUSEKEEPING_ROWS],
    );
    const events = await this.#query(
      `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox
         WHERE CASE WHEN announced THEN published_at ELSE at END < now() - make_interval(days => $1)
         ORDER BY id LIMIT $2)
       RETURNING 1`,
      [OUTBOX_DAYS, HOUSEKEEPING_ROWS],
    );
    return Math.max(receipts.length, events.length) >= HOUSEKEEPING_ROWS;
  }

  /** As the agency itself: requests read neither outbox nor receipts. */
  async #query<Row extends object>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return queryEntered<Row>(this.client, agencyToken(this.place.contextKey), { sql, parameters });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
