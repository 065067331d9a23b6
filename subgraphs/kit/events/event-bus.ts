/**
 * The bus that carries events from agency to agency: one small interface, PostgreSQL or NATS behind it.
 *
 *   publish     durable once resolved; publishing an event again changes nothing
 *   heartbeat   "everything that I had said by then has been published"
 *   subscribe   each source's events in the order of their publishing, at least once, from a position on
 *
 * Nothing connects before it is needed, and what is lost is connected again. Operations throw EVENT_BUS_UNAVAILABLE
 * while the bus is down: publishers keep their events and followers their positions.
 */
import type { HubEvent } from "./hub-event";

export interface EventBus {
  /** Names the store behind the bus: positions in one mean nothing in another. */
  identity(): Promise<string>;
  /** @param events of one source, in its order */
  publish(source: string, events: readonly HubEvent[]): Promise<void>;
  /** @param at ISO 8601 in UTC, by the source's clock */
  heartbeat(source: string, at: string): Promise<void>;
  /** The position behind which the source's events were published at or after an instant. */
  positionAt(source: string, at: string): Promise<number>;
  subscribe(subscriber: Subscriber): Subscription;
  close(): Promise<void>;
}

/** Part of what a source said, in its order. */
export interface EventBatch {
  readonly source: string;
  /** None when only `asOf` is news. */
  readonly events: readonly HubEvent[];
  /** Where to go on behind these events. */
  readonly position: number;
  /** With this batch, everything that the source had said by then has come; null while more waits. */
  readonly asOf: string | null;
}

export interface Subscriber {
  readonly sources: readonly string[];
  /** The position to go on behind, 0 for everything. Asked at the beginning, and again after any failure. */
  startAt(source: string): Promise<number>;
  /** What it throws on comes again after a pause; other sources go on meanwhile. */
  handle(batch: EventBatch): Promise<void>;
  /** Told of failures of the handler and of the bus. */
  onTrouble(error: unknown, source: string): void;
}

export interface Subscription {
  /** Finishes what is being handled. */
  stop(): Promise<void>;
}
