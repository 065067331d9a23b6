/**
 * One HTTP request and its answer, as the stages see them.
 * In: nothing. Out: the types. Not here: sockets (http-server.ts).
 */
import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type { ClientPresence } from "./client-presence";

export interface HttpExchange {
  readonly method: string;
  /** Parameters of the URL. */
  readonly parameters: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  /** When the request arrived, in milliseconds of `performance.now()`. */
  readonly startedMs: number;
  readonly client: ClientPresence;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
