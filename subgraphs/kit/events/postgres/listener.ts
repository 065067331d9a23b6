/**
 * One connection that listens on a channel of PostgreSQL, made again whenever it is lost.
 * In: URL, channel. Out: news of each notification, and after each (re)connection, since some may have been missed. Whoever relies on it must look now and then all the same.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Client, escapeIdentifier } from "pg";
import { pauseMs } from "../limits";

export interface ListenerOptions {
  readonly url: string;
  readonly channel: string;
  /** @param payload of the notification; undefined when some may have been missed */
  readonly onNews: (payload?: string) => void;
}

export class Listener {
  readonly #abort = new AbortController();
  readonly #end: Promise<void>;

  constructor(private readonly options: ListenerOptions) {
    this.#end = this.#run();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#end;
  }

  async #run(): Promise<void> {
    const { signal } = this.#abort;
    let failures = 0;
    while (!signal.aborted) {
      if (await this.#listen()) failures = 0;
      failures += 1;
      if (!signal.aborted) await sleep(pauseMs(failures), undefined, { signal }).catch(() => undefined);
    }
  }

  /** Until the connection is lost. @returns whether there was one */
  async #listen(): Promise<boolean> {
    const { url, channel, onNews } = this.options;
    const { signal } = this.#abort;
    const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 });
    const lost = new Promise<void>((resolve) => {
      client.on("error", () => resolve()).on("end", () => resolve());
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    client.on("notification", ({ payload }) => onNews(payload));
    let isConnected = false;
    try {
      await client.connect();
      await client.query(`LISTEN ${escapeIdentifier(channel)}`);
      isConnected = true;
      onNews();
      await lost;
    } catch {
      // Tried again by the caller.
    }
    await client.end().catch(() => undefined);
    return isConnected;
  }
}
