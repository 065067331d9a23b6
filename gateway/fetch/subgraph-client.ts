/**
 * Calls subgraphs over HTTP, on connections that stay open.
 * In: a subgraph, a request, the deadline of the client's request. Out: the subgraph's answer, or an error that names
 * the agency and nothing of its address. Nothing of the client's request is passed on, and no redirect is followed.
 * Not here: one exchange (subgraph-call.ts), what to ask (execute/).
 */
import { Pool } from "undici";
import type { GatewayLimits } from "../limits";
import type { Subgraph } from "../supergraph-facts";
import type { SubgraphAnswer } from "./subgraph-answer";
import { SubgraphCall, type CallDeadline, type CallTarget, type SubgraphRequest } from "./subgraph-call";

export interface SubgraphClient {
  /** @throws HubError with a SUBGRAPH_ code, `RESPONSE_TOO_LARGE` or `REQUEST_TIMEOUT` */
  call(subgraph: Subgraph, request: SubgraphRequest, deadline: CallDeadline): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

const CONNECTIONS_PER_ORIGIN = 128;
const KEEP_ALIVE_MS = 30_000;
const HEADERS = Object.freeze({
  "content-type": "application/json",
  accept: "application/graphql-response+json, application/json",
});

export function createSubgraphClient(limits: GatewayLimits): SubgraphClient {
  return new PooledClient(limits);
}

class PooledClient implements SubgraphClient {
  readonly #pools = new Map<string, Pool>();
  readonly #targets = new WeakMap<Subgraph, CallTarget>();

  constructor(private readonly limits: GatewayLimits) {}

  call(subgraph: Subgraph, request: SubgraphRequest, deadline: CallDeadline): Promise<SubgraphAnswer> {
    return new Promise((resolve, reject) => {
      new SubgraphCall(this.#targetOf(subgraph), request, { deadline, resolve, reject }).start();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  #targetOf(subgraph: Subgraph): CallTarget {
    const known = this.#targets.get(subgraph);
    if (known) return known;
    const { origin, pathname, search } = subgraph.url;
    const encoding = isNearby(subgraph.url.hostname) ? "identity" : "gzip";
    const headers = { ...HEADERS, "accept-encoding": encoding };
    const target = { subgraph, pool: this.#poolOf(origin), path: `${pathname}${search}`, headers, limits: this.limits };
    this.#targets.set(subgraph, target);
    return target;
  }

  /** Subgraphs behind one origin share its connections. */
  #poolOf(origin: string): Pool {
    const known = this.#pools.get(origin);
    if (known) return known;
    const pool = new Pool(origin, {
      connections: CONNECTIONS_PER_ORIGIN,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    this.#pools.set(origin, pool);
    return pool;
  }
}

const NEARBY =
  /^(?:localhost|127\..+|10\..+|192\.168\..+|172\.(?:1[6-9]|2\d|3[01])\..+|\[::1\]|\[f[cd][0-9a-f]{2}:.+\])$/;

/** Within one machine or network the bytes cost less than their compression: its server's CPU and ours. */
function isNearby(hostname: string): boolean {
  return NEARBY.test(hostname);
}
