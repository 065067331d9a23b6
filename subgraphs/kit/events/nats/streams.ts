/**
 * The two streams of the bus on NATS JetStream: events, one subject a source; and heartbeats, of which each source's
 * last is kept. In: an open connection. Out: streams that exist as configured here. Both are kept by one server:
 * reads are answered by whichever replica is asked, and heartbeats must not run ahead of events.
 */
import {
  DiscardPolicy,
  type JetStreamManager,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
} from "@nats-io/jetstream";
import { DUPLICATE_HOURS, EVENT_DAYS, STREAM_BYTES } from "../limits";

export const EVENT_STREAM = "HUB_EVENTS";
export const HEARTBEAT_STREAM = "HUB_HEARTBEATS";

const SECOND_NS = 1_000_000_000;
const HOUR_NS = 3_600 * SECOND_NS;

const COMMON = { storage: StorageType.File, num_replicas: 1, allow_direct: true } as const;

const STREAMS = [
  {
    ...COMMON,
    name: EVENT_STREAM,
    subjects: ["hub.events.*"],
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    max_age: EVENT_DAYS * 24 * HOUR_NS,
    max_bytes: STREAM_BYTES,
    duplicate_window: DUPLICATE_HOURS * HOUR_NS,
  },
  { ...COMMON, name: HEARTBEAT_STREAM, subjects: ["hub.heartbeats.*"], max_msgs_per_subject: 1 },
];

/** Error codes of JetStream. */
const NAME_IN_USE = 10_058;
const NOT_FOUND = 10_059;

export function eventSubject(source: string): string {
  return `hub.events.${source}`;
}

export function heartbeatSubject(source: string): string {
  return `hub.heartbeats.${source}`;
}

/** Creates what is missing, and gives streams of older settings these. */
export async function ensureStreams(manager: JetStreamManager): Promise<void> {
  for (const stream of STREAMS) {
    try {
      await manager.streams.add(stream);
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== NAME_IN_USE) throw error;
      await manager.streams.update(stream.name, stream);
    }
  }
}

/** Deletes what is there of them. */
export async function deleteStreams(manager: JetStreamManager): Promise<void> {
  for (const { name } of STREAMS) {
    try {
      await manager.streams.delete(name);
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== NOT_FOUND) throw error;
    }
  }
}
