/** Removes the bus from a NATS server, events and all, so that a hub that begins anew meets nothing of the old one. */
import { jetstreamManager } from "@nats-io/jetstream";
import { NATS_TIMEOUT_MS, connectNats, natsUnavailable } from "./connect-nats";
import { deleteStreams } from "./streams";

/** @throws EVENT_BUS_UNAVAILABLE */
export async function removeStreams(url: string): Promise<void> {
  try {
    const connection = await connectNats(url);
    try {
      await deleteStreams(await jetstreamManager(connection, { timeout: NATS_TIMEOUT_MS }));
    } finally {
      await connection.close();
    }
  } catch (cause) {
    throw natsUnavailable(cause);
  }
}
