/**
 * The bus that an address means. In: `postgres://…` of the bus database, or `nats://…`. Out: a bus, not connected yet.
 * The NATS client is loaded only where it is used.
 */
import { HubError } from "../../../common/errors";
import type { EventBus } from "./event-bus";
import { PostgresBus } from "./postgres/postgres-bus";

/** @throws CONFIG_INVALID */
export function openEventBus(url: string): EventBus {
  const first = url.split(",")[0] ?? "";
  const protocol = URL.canParse(first) ? new URL(first).protocol : "";
  if (protocol === "postgres:" || protocol === "postgresql:") return new PostgresBus(url);
  if (["nats:", "tls:"].includes(protocol)) {
    // oxlint-disable-next-line typescript/no-require-imports -- loads on demand; import() would need file extensions
    const { NatsBus } = require("./nats/nats-bus") as typeof import("./nats/nats-bus");
    return new NatsBus(url);
  }
  throw new HubError("CONFIG_INVALID", "The address of the event bus is neither PostgreSQL's nor NATS'.", {
    remedy: "Write BUS_URL as postgres://user:password@host:5432/hub_bus, or NATS_URL as nats://host:4222",
  });
}
