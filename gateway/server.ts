/**
 * Starts and stops the gateway.
 * In: its configuration. Out: a running gateway, or `SUPERGRAPH_INVALID`, `CONFIG_INVALID`, `PORT_IN_USE`.
 * Not here: requests (request.ts), signals of the process (cli/).
 */
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { HubError } from "../common/errors";
import type { Logger } from "../common/logger";
import { openAccess } from "./access/gateway-access";
import type { GatewayConfig } from "./config";
import { EqualQueries } from "./equal-queries";
import { createSubgraphClient, type SubgraphClient } from "./fetch/subgraph-client";
import { createHttpServer } from "./http/http-server";
import { tlsOptions } from "./http/tls";
import { knownDocuments, warmUp, type KnownDocument } from "./known-documents";
import { handleRequest, type GatewayRuntime } from "./request";
import { loadSupergraph } from "./supergraph";

export interface RunningGateway extends AsyncDisposable {
  /** Where GraphQL is served, for example `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  /** The documents that it was asked lately, for another gateway to prepare. */
  knownDocuments(): KnownDocument[];
  /** Answers what is under way, refuses what is new; safe to call twice. */
  stop(): Promise<void>;
}

/** A gateway that takes longer over what its siblings know begins to serve without the rest. */
const WARM_UP_MS = 3_000;

/**
 * @param documents to prepare before it serves
 * @throws HubError when the supergraph or the address cannot be used; nothing is left running then
 */
export async function startGateway(
  config: GatewayConfig,
  logger: Logger,
  documents: readonly KnownDocument[] = [],
): Promise<RunningGateway> {
  const access = await openAccess(config.access);
  const tls = config.tls && tlsOptions(config.tls);
  const supergraph = await loadSupergraph(config.supergraph, config);
  const prepared = await warmUp(supergraph, documents, WARM_UP_MS);
  const client = createSubgraphClient(config.limits);
  const equalQueries = config.sharesEqualQueries ? new EqualQueries() : undefined;
  const { rollsUpMarkings } = config;
  const runtime: GatewayRuntime = { supergraph, client, access, rollsUpMarkings, equalQueries, logger };
  let ready = true;
  const server = createHttpServer({
    handleGraphql: (exchange) => handleRequest(runtime, exchange),
    isReady: () => ready,
    limits: config.limits,
    tls,
  });
  await listen(server, config).catch(async (error: unknown) => {
    supergraph.planner.close();
    await client.close();
    throw error;
  });
  supergraph.planner.warm();
  const url = urlOf(server, config);
  const { hash, subgraphs } = supergraph;
  const served = { url, pid: process.pid, supergraph: hash, subgraphs: [...subgraphs.keys()], prepared };
  logger.info(served, "The gateway serves.");
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    ready = false;
    stopped ??= drain(server, client, config.limits.requestMs).finally(() => supergraph.planner.close());
    return stopped;
  };
  return { url, knownDocuments: () => knownDocuments(supergraph), stop, [Symbol.asyncDispose]: stop };
}

async function listen(server: Server, { port, host }: GatewayConfig): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw new HubError("PORT_IN_USE", `Port ${port} on ${host} is in use.`, {
        remedy: "Stop the other process, or set PORT to another port (0 takes any free one).",
        cause,
      });
    }
    throw new HubError("CONFIG_INVALID", `The gateway cannot listen on ${host}:${port} (${code}).`, {
      remedy: "Set HOST and PORT to an address of this machine that this user may use.",
      cause,
    });
  }
}

/** Waits for running requests, at most as long as a request may take. */
async function drain(server: Server, client: SubgraphClient, patienceMs: number): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(timer);
  await client.close();
}

function urlOf(server: Server, { host, tls }: GatewayConfig): string {
  return `${tls ? "https" : "http"}://${hostInUrl(host)}:${(server.address() as AddressInfo).port}/graphql`;
}

function hostInUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
