/**
 * Calls subgraphs over HTTP, on connections that stay open.
 * In: a subgraph, a request, the deadline of the client's request. Out: the subgraph's answer, or an error that names
 * the agency and nothing of its address. Nothing of the client's request is passed on, and no redirect is followed.
 * Not here: one call (subgraph-call.ts), connections (http1/), what to ask (execute/).
 */
import type { GatewayLimits } from "../limits";
import type { Subgraph } from "../supergraph-facts";
import { ConnectionPool } from "./http1/connection-pool";
import { requestPrefix } from "./http1/request-text";
import type { SubgraphAnswer } from "./subgraph-answer";
import { SubgraphCall, type CallDeadline, type CallTarget, type SubgraphRequest } from "./subgraph-call";

export interface SubgraphClient {
  /** @throws HubError with a SUBGRAPH_ code, `RESPONSE_TOO_LARGE` or `REQUEST_TIMEOUT` */
  call(subgraph: Subgraph, request: SubgraphRequest, deadline: CallDeadline): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

const HEADERS = Object.freeze({
  "content-type": "application/json",
  accept: "application/graphql-response+json, application/json",
});

export function createSubgraphClient(limits: GatewayLimits): SubgraphClient {
  return new PooledClient(limits);
}

class PooledClient implements SubgraphClient {
  readonly #pools = new Map<string, ConnectionPool>();
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
    const { url } = subgraph;
    const encoding = isNearby(url.hostname) ? "identity" : "gzip";
    const prefix = requestPrefix(url, { ...HEADERS, "accept-encoding": encoding });
    const target = { subgraph, pool: this.#poolOf(subgraph), prefix, limits: this.limits };
    this.#targets.set(subgraph, target);
    return target;
  }

  /** Subgraphs share no connections, whatever host they are behind: what one leaves on them is no other's answer. */
  #poolOf({ name, url }: Subgraph): ConnectionPool {
    const key = `${url.origin} ${name}`;
    const known = this.#pools.get(key);
    if (known) return known;
    const pool = new ConnectionPool(url);
    this.#pools.set(key, pool);
    return pool;
  }
}

const NEARBY =
  /^(?:localhost|127\..+|10\..+|192\.168\..+|172\.(?:1[6-9]|2\d|3[01])\..+|\[::1\]|\[f[cd][0-9a-f]{2}:.+\])$/;

/** Within one machine or network the bytes cost less than their compression: its server's CPU and ours. */
function isNearby(hostname: string): boolean {
  return NEARBY.test(hostname);
}
