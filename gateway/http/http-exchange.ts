/**
 * One HTTP request and its answer, as the stages see them.
 * In: nothing. Out: the types. Not here: sockets (http-server.ts).
 */
import type { IncomingHttpHeaders } from "node:http";

export interface HttpExchange {
  readonly method: string;
  /** Parameters of the URL. */
  readonly parameters: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Buffer>;
  /** When the request arrived, in milliseconds of `performance.now()`. */
  readonly startedMs: number;
  /** Aborted when the client goes away before its answer. */
  readonly clientGone: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
