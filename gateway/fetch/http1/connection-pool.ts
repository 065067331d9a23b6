/**
 * Connections to one server, kept open between exchanges: as many as are needed at once, up to a number.
 * In: exchanges. Out: each is carried by a connection, in the order of their arrival; those that no connection is free
 * for wait. Not here: one connection (connection.ts), how long an exchange may wait (subgraph-call.ts).
 */
import { Connection, type ConnectionEvents } from "./connection";
import type { Exchange } from "./exchange";

const MAX_CONNECTIONS = 128;
const KEEP_IDLE_MS = 30_000;
/** A connection is given up so much before the server says that it will close it. */
const HURRY_MS = 1_000;
const SWEEP_MS = 1_000;

export class ConnectionPool {
  readonly #connections = new Set<Connection>();
  /** The last one was used last: the server is least likely to have closed it. */
  readonly #idle: Connection[] = [];
  readonly #waiting = new Set<Exchange>();
  readonly #events: ConnectionEvents;
  #session: Buffer | undefined;
  #sweep: NodeJS.Timeout | undefined;
  #isClosed = false;
  #onEmpty: (() => void) | undefined;

  constructor(private readonly url: URL) {
    this.#events = {
      onFree: (connection, idleMs) => this.#reuse(connection, idleMs),
      onGone: (connection) => this.#forget(connection),
      onSession: (session) => {
        this.#session = session;
      },
    };
  }

  /** @param isFresh whether a connection that was never used is better */
  send(exchange: Exchange, isFresh = false): void {
    const mayOpen = this.#connections.size < MAX_CONNECTIONS;
    const idle = isFresh && mayOpen ? undefined : this.#takeIdle();
    if (idle) idle.send(exchange);
    else if (mayOpen) this.#open(exchange);
    else this.#waiting.add(exchange);
  }

  /** Ends an exchange that nobody waits for any more, and the connection that carries it. */
  abandon(exchange: Exchange): void {
    if (!this.#waiting.delete(exchange)) exchange.connection?.abandon();
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#sweep);
    for (const connection of this.#idle.splice(0)) connection.abandon();
    if (this.#connections.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#onEmpty = resolve;
    });
  }

  #open(exchange: Exchange): void {
    const connection = new Connection({ url: this.url, session: this.#session }, this.#events);
    this.#connections.add(connection);
    connection.send(exchange);
  }

  #reuse(connection: Connection, idleMs: number = Number.POSITIVE_INFINITY): void {
    const [next] = this.#waiting;
    const keptMs = Math.min(KEEP_IDLE_MS, idleMs - HURRY_MS);
    if (this.#isClosed || keptMs <= 0) {
      connection.abandon();
    } else if (next) {
      this.#waiting.delete(next);
      connection.send(next);
    } else {
      connection.idleUntilMs = performance.now() + keptMs;
      this.#idle.push(connection);
      this.#sweep ??= setInterval(() => this.#endExpired(), SWEEP_MS).unref();
    }
  }

  #forget(connection: Connection): void {
    this.#connections.delete(connection);
    const at = this.#idle.lastIndexOf(connection);
    if (at !== -1) this.#idle.splice(at, 1);
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      this.#open(next);
    } else if (this.#connections.size === 0) {
      this.#onEmpty?.();
    }
  }

  #takeIdle(): Connection | undefined {
    const connection = this.#idle.pop();
    if (!connection || connection.idleUntilMs > performance.now()) return connection;
    connection.abandon();
    return this.#takeIdle();
  }

  #endExpired(): void {
    const now = performance.now();
    for (const connection of this.#idle.filter(({ idleUntilMs }) => idleUntilMs <= now)) connection.abandon();
    if (this.#idle.length > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
  }
}
