/**
 * One request and what becomes of it, as a connection sees it.
 * In: nothing. Out: the types. Not here: what a subgraph is asked (subgraph-call.ts).
 */
import type { HttpResponse } from "./response-reader";

export interface Exchange {
  /** What carries it, from when it is sent on. */
  connection: { abandon(): void } | undefined;
  /** Bytes that the response's body may have, as it travels. */
  readonly maxBodyBytes: number;
  /** The request, made when it is sent. */
  write(): RequestText;
  receive(response: HttpResponse): void;
  /** @param isUnanswered whether it was sent, or tried to, and no byte came back */
  fail(error: Error, isUnanswered: boolean): void;
}

/** Head and body in one, so that one write sends both. */
export interface RequestText {
  readonly text: string;
  /** Text of ASCII alone is the same bytes in Latin-1, which is written without looking at each character. */
  readonly encoding: "latin1" | "utf8";
}
