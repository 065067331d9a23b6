/**
 * One connection to a server, which carries one exchange at a time.
 * In: exchanges. Out: each exchange's response or failure, once; and to the pool whether the connection can carry
 * another one. Not here: which connection carries what (connection-pool.ts), limits of time (subgraph-call.ts).
 */
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Exchange } from "./exchange";
import { ResponseReader, type HttpResponse } from "./response-reader";

export interface ConnectionEvents {
  /** The connection can carry another exchange. */
  readonly onFree: (connection: Connection, idleMs: number | undefined) => void;
  /** Called once. */
  readonly onGone: (connection: Connection) => void;
  readonly onSession: (session: Buffer) => void;
}

export interface ConnectionTarget {
  readonly url: URL;
  /** Of an earlier connection, which shortens the TLS handshake. */
  readonly session: Buffer | undefined;
}

/** All connections read into one buffer: libuv fills it and hands it over before it reads for anybody else. */
const arrivals = Buffer.allocUnsafeSlow(256 * 1024);
const PROBE_AFTER_MS = 60_000;

export class Connection {
  /** Until when it may be used again, in milliseconds of `performance.now()`; set while it is idle. */
  idleUntilMs = 0;
  readonly #socket: Socket;
  #isOpen = false;
  #isGone = false;
  #exchange: Exchange | undefined;
  #reader: ResponseReader | undefined;

  constructor(
    target: ConnectionTarget,
    private readonly events: ConnectionEvents,
  ) {
    const isTls = target.url.protocol === "https:";
    this.#socket = open(target, (length) => this.#receive(arrivals.subarray(0, length)));
    this.#socket
      // The certificate is checked by then: nothing is sent to a server that is not who it should be.
      .once(isTls ? "secureConnect" : "connect", () => {
        this.#isOpen = true;
        this.#write();
      })
      .on("error", (error) => this.#lose(error))
      .on("end", () => this.#finish())
      .on("close", () => this.#lose(closed()));
    if (isTls) this.#socket.on("session", events.onSession);
  }

  /** Only when it is free. */
  send(exchange: Exchange): void {
    this.#exchange = exchange;
    exchange.connection = this;
    if (this.#isOpen) this.#write();
  }

  /** Ends it without telling its exchange. */
  abandon(): void {
    this.#release();
    this.#lose(closed());
  }

  #write(): void {
    if (!this.#exchange) return;
    this.#reader = new ResponseReader(this.#exchange.maxBodyBytes);
    try {
      const { text, encoding } = this.#exchange.write();
      this.#socket.write(text, encoding);
    } catch (error) {
      this.#lose(error as Error);
    }
  }

  #receive(bytes: Buffer): void {
    if (!this.#reader) {
      this.#lose(new Error("The server answered before it was asked."));
      return;
    }
    let response: HttpResponse | undefined;
    try {
      response = this.#reader.read(bytes);
    } catch (error) {
      this.#lose(error as Error);
    }
    if (response) this.#complete(response);
  }

  /** No more bytes come, which is how some bodies end. */
  #finish(): void {
    const response = this.#reader?.end();
    if (response) this.#complete(response);
    else this.#lose(closed());
  }

  #complete(response: HttpResponse): void {
    const exchange = this.#release();
    // An answer to a request that was not sent to its end leaves the rest of it in the way of the next one.
    const isFree = response.keepsOpen && this.#socket.writableLength === 0;
    if (isFree) this.events.onFree(this, response.head.idleMs);
    else this.#lose(closed());
    exchange?.receive(response);
  }

  /** From here on the exchange cannot reach the connection, which may carry another one. */
  #release(): Exchange | undefined {
    const exchange = this.#exchange;
    if (exchange) exchange.connection = undefined;
    this.#exchange = undefined;
    this.#reader = undefined;
    return exchange;
  }

  #lose(error: Error): void {
    if (this.#isGone) return;
    this.#isGone = true;
    const isUnanswered = this.#reader?.isUntouched ?? true;
    const exchange = this.#release();
    this.#socket.destroy();
    this.events.onGone(this);
    exchange?.fail(error, isUnanswered);
  }
}

function open({ url, session }: ConnectionTarget, onBytes: (length: number) => void): Socket {
  const { protocol, hostname, port } = url;
  const host = hostname.replace(/^\[|\]$/g, "");
  const onread = {
    buffer: arrivals,
    callback: (length: number) => {
      onBytes(length);
      return true;
    },
  };
  const options = { host, noDelay: true, keepAlive: true, keepAliveInitialDelay: PROBE_AFTER_MS, onread };
  if (protocol !== "https:") return connectTcp({ ...options, port: Number(port) || 80 });
  const servername = isIP(host) === 0 ? host : "";
  return connectTls({ ...options, port: Number(port) || 443, servername, session, ALPNProtocols: ["http/1.1"] });
}

function closed(): Error {
  return Object.assign(new Error("The connection closed."), { code: "ECONNRESET" });
}
