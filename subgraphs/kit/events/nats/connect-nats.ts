/** A connection to NATS that keeps itself up, and the one error for whatever is wrong with it. */
import { type NatsConnection, connect } from "@nats-io/transport-node";
import { HubError } from "../../../../common/errors";

/** For connecting, and for each request. */
export const NATS_TIMEOUT_MS = 5_000;
const RECONNECT_MS = 250;

/** @param url `nats://user:password@host:4222`; several with commas between them, with the first one's credentials */
export async function connectNats(url: string): Promise<NatsConnection> {
  const addresses = url.split(",").map((address) => new URL(address.trim()));
  const [first] = addresses;
  const user = decodeURIComponent(first?.username ?? "");
  const pass = decodeURIComponent(first?.password ?? "");
  return connect({
    servers: addresses.map(({ protocol, host }) => `${protocol}//${host}`),
    ...(user === "" ? {} : pass === "" ? { token: user } : { user, pass }),
    name: "hub",
    timeout: NATS_TIMEOUT_MS,
    reconnectTimeWait: RECONNECT_MS,
    maxReconnectAttempts: -1,
  });
}

export function natsUnavailable(cause: unknown): HubError {
  return new HubError("EVENT_BUS_UNAVAILABLE", "NATS does not answer, or refuses.", {
    remedy: "Start the NATS server with JetStream, or correct NATS_URL.",
    cause,
  });
}
