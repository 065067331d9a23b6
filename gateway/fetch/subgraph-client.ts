/**
 * Calls subgraphs over HTTP, on connections that stay open.
 * In: a subgraph, a request body, the request's deadline. Out: the subgraph's answer, or an error that names
 * the agency and nothing of its address. Nothing of the client's request is passed on, and no redirect is followed.
 * Not here: what to ask (execute/).
 */
import { Agent, type Dispatcher } from "undici";
import { HubError } from "../../common/errors";
import type { GatewayLimits } from "../limits";
import type { Subgraph } from "../supergraph";
import { BodyTooLarge, readLimited } from "./read-limited";
import { invalidAnswer, readAnswer, type RawAnswer, type SubgraphAnswer } from "./subgraph-answer";

/** When a call must be over. */
export interface CallDeadline {
  /** End of the whole request, in milliseconds of `performance.now()`. */
  readonly requestEndsMs: number;
  /** The client went away. */
  readonly signal: AbortSignal | undefined;
}

export interface SubgraphClient {
  /** @throws HubError with a SUBGRAPH_ code, `RESPONSE_TOO_LARGE` or `REQUEST_TIMEOUT` */
  call(subgraph: Subgraph, body: string, deadline: CallDeadline): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

const CONNECTIONS_PER_SUBGRAPH = 128;
const KEEP_ALIVE_MS = 30_000;
const HEADERS = Object.freeze({
  "content-type": "application/json",
  accept: "application/graphql-response+json, application/json",
  "accept-encoding": "identity",
});

export function createSubgraphClient(limits: GatewayLimits): SubgraphClient {
  const agent = new Agent({ connections: CONNECTIONS_PER_SUBGRAPH, pipelining: 1, keepAliveTimeout: KEEP_ALIVE_MS });
  return {
    call: (subgraph, body, deadline) => callSubgraph({ agent, limits, subgraph, deadline }, body),
    close: () => agent.close(),
  };
}

interface Call {
  readonly agent: Agent;
  readonly limits: GatewayLimits;
  readonly subgraph: Subgraph;
  readonly deadline: CallDeadline;
}

async function callSubgraph(call: Call, body: string): Promise<SubgraphAnswer> {
  const { limits, subgraph, deadline } = call;
  const remainingMs = deadline.requestEndsMs - performance.now();
  if (remainingMs <= 0 || deadline.signal?.aborted) throw timedOut(subgraph, "REQUEST_TIMEOUT");
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = setTimeout(abort, Math.min(limits.subgraphCallMs, remainingMs));
  deadline.signal?.addEventListener("abort", abort);
  try {
    return readAnswer(subgraph, await exchange(call, body, controller.signal));
  } catch (error) {
    if (error instanceof HubError) throw error;
    if (!controller.signal.aborted) throw unreachableSubgraph(call, error);
    throw timedOut(subgraph, remainingMs < limits.subgraphCallMs ? "REQUEST_TIMEOUT" : "SUBGRAPH_TIMEOUT");
  } finally {
    clearTimeout(timer);
    deadline.signal?.removeEventListener("abort", abort);
  }
}

async function exchange({ agent, limits, subgraph }: Call, body: string, signal: AbortSignal): Promise<RawAnswer> {
  const { origin, pathname, search } = subgraph.url;
  const path = `${pathname}${search}`;
  const response = await agent.request({ origin, path, method: "POST", headers: HEADERS, body, signal });
  const encoding = headerOf(response, "content-encoding");
  const text = await readLimited(response.body, encoding, limits.subgraphAnswerBytes);
  return { status: response.statusCode, contentType: headerOf(response, "content-type") ?? "", text };
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function timedOut({ name }: Subgraph, code: "SUBGRAPH_TIMEOUT" | "REQUEST_TIMEOUT"): HubError {
  return new HubError(code, `The agency ${name} did not answer in time.`, { agency: name });
}

function unreachableSubgraph({ subgraph, limits }: Call, cause: unknown): HubError {
  const { name } = subgraph;
  if (cause instanceof BodyTooLarge) {
    const message = `The agency ${name} answered with more than ${limits.subgraphAnswerBytes} bytes.`;
    return new HubError("RESPONSE_TOO_LARGE", message, { agency: name });
  }
  const { code } = cause as NodeJS.ErrnoException;
  if (code === undefined || /^(?:Z_|HPE_)/.test(code)) return invalidAnswer(subgraph, "with a broken response");
  return new HubError("SUBGRAPH_UNAVAILABLE", `The agency ${name} could not be reached.`, { agency: name, cause });
}
