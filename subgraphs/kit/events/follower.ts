/**
 * Following the bus into an agency's own database. What a batch changes and the position behind it are written in one
 * transaction, so that after any crash following goes on exactly where it was.
 * In: a follower, which says what events mean here. Out: a subscription. Events that mean nothing usable are set
 * aside, in a table and in the log, and stop nobody.
 */
import type { DataSource, QueryRunner } from "typeorm";
import type { Logger } from "../../../common/logger";
import type { SubgraphName } from "../../../common/subgraph-names";
import { agencyToken } from "../access/entry-token";
import { type Query, inTransaction } from "../command/transaction";
import type { EventBatch, EventBus, Subscription } from "./event-bus";
import type { HubEvent } from "./hub-event";

export interface Follower {
  readonly sources: readonly SubgraphName[];
  /** Writes what the batch means here. Batches may come again. @returns events that could not be used */
  apply(batch: EventBatch, query: Query): Promise<readonly SetAside[]>;
}

export interface SetAside {
  readonly event: HubEvent;
  /** A sentence: `The obligation X is not known.` */
  readonly reason: string;
}

interface FollowSetting {
  readonly bus: EventBus;
  readonly dataSource: DataSource;
  /** Key of the agency's entry tokens (kit/access). */
  readonly contextKey: string;
  readonly logger: Logger;
}

export function startFollower(
  follower: Follower,
  { bus, dataSource, contextKey, logger }: FollowSetting,
): Subscription {
  const transaction = { dataSource, token: () => agencyToken(contextKey), onStatement: () => undefined };
  const identities = new Map<string, string>();
  const troubled = new Set<string>();
  return bus.subscribe({
    sources: follower.sources,
    async startAt(source) {
      const identity = await bus.identity();
      identities.set(source, identity);
      const [known] = await dataSource.query<{ position: number }[]>(
        "SELECT position FROM bus_position WHERE bus = $1 AND source = $2",
        [identity, source],
      );
      return known?.position ?? 0;
    },
    async handle(batch) {
      const identity = identities.get(batch.source) ?? "";
      const setAside = await inTransaction(transaction, async (query) => {
        const unusable = await follower.apply(batch, query);
        await keepSetAside(query, unusable);
        if (batch.events.length > 0) await keepPosition(query, identity, batch);
        return unusable;
      });
      if (troubled.delete(batch.source))
        logger.info({ source: batch.source }, "Events of an agency are followed again.");
      for (const { event, reason } of setAside) {
        const { source, id, recordType, recordId } = event;
        logger.warn({ source, event: id, recordType, recordId, reason }, "An event was set aside.");
      }
    },
    onTrouble(error, source) {
      if (!troubled.has(source)) logger.warn({ err: error, source }, "Events of an agency cannot be followed.");
      troubled.add(source);
    },
  });
}

async function keepPosition(query: Query, identity: string, { source, position }: EventBatch): Promise<void> {
  await query(
    `INSERT INTO bus_position (bus, source, position) VALUES ($1, $2, $3)
     ON CONFLICT (bus, source) DO UPDATE SET position = greatest(bus_position.position, EXCLUDED.position)`,
    [identity, source, position],
  );
}

async function keepSetAside(query: Query, unusable: readonly SetAside[]): Promise<void> {
  if (unusable.length === 0) return;
  await query(
    `INSERT INTO event_set_aside (source, id, at, reason, event)
     SELECT e.event->>'source', (e.event->>'id')::bigint, (e.event->>'at')::timestamptz, e.reason, e.event
     FROM jsonb_to_recordset($1) AS e(reason text, event jsonb) ON CONFLICT DO NOTHING`,
    [JSON.stringify(unusable)],
  );
}

/** Tables of every agency that follows others. */
export async function createFollowerTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE bus_position (
      bus text NOT NULL,
      source text NOT NULL,
      position bigint NOT NULL,
      PRIMARY KEY (bus, source)
    );
    CREATE TABLE event_set_aside (
      source text NOT NULL,
      id bigint NOT NULL,
      at timestamptz NOT NULL,
      reason text NOT NULL,
      event jsonb NOT NULL,
      set_aside_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (source, id, at)
    );
  `);
}

/** Undoes `createFollowerTables`. */
export const DROP_FOLLOWER_TABLES = "DROP TABLE bus_position, event_set_aside";
