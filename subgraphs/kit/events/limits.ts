/** How long, how much and how often: the numbers of events, for every bus in one place. */

/** Events on the bus are kept for so long. A follower that was away longer has missed some. */
export const EVENT_DAYS = 90;

/** Most that the NATS stream holds, which its server sets aside; when it is full, publishing fails and outboxes keep their events. */
export const STREAM_BYTES = 1024 ** 3;

/** NATS refuses an event that it has seen within this time; PostgreSQL does for as long as it keeps it. */
export const DUPLICATE_HOURS = 24;

/** Published events stay in their agency's outbox for so long. */
export const OUTBOX_DAYS = 7;

/** Events that are read, published or handled at once. */
export const BATCH_SIZE = 500;

/** A quiet source says so this often. */
export const HEARTBEAT_MS = 5_000;

/** Followers look this often when nothing wakes them. */
export const POLL_MS = 5_000;

/** Old rows are looked for this often, and deleted so many at once. */
export const HOUSEKEEPING_MS = 3_600_000;
export const HOUSEKEEPING_ROWS = 1_000;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/** Pause after so many failures in a row, from 1 on. */
export function pauseMs(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
}
