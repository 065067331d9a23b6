/**
 * One subgraph over HTTP: POST /graphql by Apollo Server, plus health checks.
 * In: agency, its runtime database URL, address. Out: a running server that stops cleanly.
 * Not here: migrations and seeds (they run once, before any server).
 */
import type { KeyObject } from "node:crypto";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer, type BaseContext, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { DataSource } from "typeorm";
import { CALLER_CONTEXT_HEADER } from "../../../common/caller-context";
import { HubError } from "../../../common/errors";
import type { Logger } from "../../../common/logger";
import type { Agency } from "../agency";
import { RequestAudit } from "../audit/request-audit";
import { type AuditStore, NO_AUDIT_STORE } from "../audit/store/audit-store";
import { AuditReader } from "../audit/view/audit-reader";
import { doDuties, keepDoingDuties } from "../command/duties";
import { openDataSource } from "../database/data-source";
import type { EventBus } from "../events/event-bus";
import { startFollower } from "../events/follower";
import { Relay } from "../events/relay";
import { SubgraphContext } from "../read/subgraph-context";
import { federationSchema } from "../schema/federation-schema";
import { ContextVerifier } from "./context-verifier";
import { markingPlugin } from "./marking-plugin";
import { auditPlugin } from "./audit-plugin";
import { formatError } from "./format-error";
import { parseJson, readBody } from "./read-body";

export interface SubgraphOptions {
  /** The agency's runtime role on its own database. */
  readonly databaseUrl: string;
  /** Secret that this process and the agency's database share: signs who reads (kit/access). */
  readonly contextKey: string;
  readonly host: string;
  /** 0 lets the operating system choose. */
  readonly port: number;
  readonly logger: Logger;
  /** Public keys of the gateways whose word it takes; without any it answers nobody. */
  readonly gatewayKeys?: readonly KeyObject[];
  /** Carries events to and from other agencies; without it they wait in the outbox. The caller closes it. */
  readonly bus?: EventBus;
  /** Where commands and reads above UNCLASSIFIED are written down; without it there are none. The caller closes it. */
  readonly audit?: AuditStore;
  /** The auditor's connection to the audit's database, where auditors are answered. */
  readonly auditReaderUrl?: string;
  /** The time of commands; the real one unless told. */
  readonly clock?: () => Date;
  /** Told after each request how many SQL statements it sent. */
  readonly onStatements?: (count: number) => void;
}

export interface RunningSubgraph {
  /** `http://127.0.0.1:4003/graphql` */
  readonly url: string;
  /** Does at once what the clock commands; for tests, which set the clock. */
  doDuties(): Promise<void>;
  /** Finishes what is under way, then closes server and pool. */
  stop(): Promise<void>;
}

/** @throws DATABASE_UNAVAILABLE, PORT_IN_USE */
export async function startSubgraph(agency: Agency, options: SubgraphOptions): Promise<RunningSubgraph> {
  const dataSource = await openDataSource(agency, options.databaseUrl);
  const auditReader = new AuditReader(options.auditReaderUrl);
  const apollo = apolloServer(agency, options.logger);
  await apollo.start();
  const { gatewayKeys = [], contextKey, logger } = options;
  if (gatewayKeys.length === 0) logger.warn("Without GATEWAY_PUBLIC_KEY, every question is refused.");
  const verifier = new ContextVerifier({ subgraph: agency.name, keys: gatewayKeys });
  const server = createServer((request, response) => {
    void answer({ agency, apollo, dataSource, auditReader, verifier, options }, request, response);
  });
  const port = await listen(server, options);
  const { duties = [] } = agency;
  const clock = options.clock ?? realClock;
  const dutySetting = { agency: agency.name, dataSource, contextKey, clock, logger };
  const stopDuties = keepDoingDuties(duties, dutySetting);
  const stopEvents = startEvents(agency, dataSource, options);
  return {
    url: `http://${options.host}:${port}/graphql`,
    doDuties: () => doDuties(duties, dutySetting),
    async stop() {
      await Promise.all([stopDuties(), stopEvents()]);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await apollo.stop();
      await dataSource.destroy();
      await auditReader.close();
    },
  };
}

function apolloServer(agency: Agency, logger: Logger): ApolloServer<SubgraphContext & BaseContext> {
  return new ApolloServer<SubgraphContext & BaseContext>({
    schema: federationSchema(agency).schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: formatError(agency.name, logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      markingPlugin,
      auditPlugin(agency.name),
    ],
  });
}

/** @returns how to stop */
function startEvents(
  agency: Agency,
  dataSource: DataSource,
  { bus, databaseUrl, contextKey, logger }: SubgraphOptions,
): () => Promise<void> {
  if (bus === undefined) return async () => undefined;
  const relay = new Relay({ source: agency.name, databaseUrl, contextKey, bus, logger });
  const following = agency.follower && startFollower(agency.follower, { bus, dataSource, contextKey, logger });
  return async () => {
    await Promise.all([relay.stop(), following?.stop()]);
  };
}

function realClock(): Date {
  return new Date();
}

interface Parts {
  readonly agency: Agency;
  readonly apollo: ApolloServer<SubgraphContext & BaseContext>;
  readonly dataSource: DataSource;
  readonly auditReader: AuditReader;
  readonly verifier: ContextVerifier;
  readonly options: SubgraphOptions;
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://subgraph");
  if (pathname === "/health/live") return send(response, 200, "ok");
  if (pathname === "/health/ready") return send(response, parts.dataSource.isInitialized ? 200 : 503, "ready");
  if (pathname !== "/graphql") return send(response, 404, "Not found; the subgraph answers POST /graphql.");
  try {
    await answerGraphql(parts, request, response);
  } catch (error) {
    refuse(parts, response, error);
  }
}

/** Ends a call that was not answered. */
function refuse({ agency, options }: Parts, response: ServerResponse, error: unknown): void {
  if (!(error instanceof HubError)) {
    options.logger.error({ err: error }, "request failed");
    return send(response, 500, "Internal error.");
  }
  const { code, message, remedy, httpStatus } = error;
  if (code === "UNAUTHENTICATED")
    options.logger.warn({ reason: error.cause }, "A call without a valid caller context.");
  const extensions = { code, agency: agency.name, remedy };
  response.writeHead(httpStatus, { "content-type": "application/graphql-response+json; charset=utf-8" });
  response.end(JSON.stringify({ errors: [{ message, extensions }] }));
}

async function answerGraphql(
  { agency, apollo, dataSource, auditReader, verifier, options }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST") throw new HubError("METHOD_NOT_ALLOWED", "A subgraph is asked with POST.");
  const bytes = await readBody(request);
  // The one place where a subgraph learns who asks.
  const asked = verifier.verify(singleHeader(request, CALLER_CONTEXT_HEADER), bytes);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const audit = new RequestAudit(options.audit ?? NO_AUDIT_STORE, asked);
  const context = new SubgraphContext(dataSource, {
    ...asked,
    agency: agency.name,
    audit,
    auditReader,
    clock: options.clock ?? realClock,
    contextKey: options.contextKey,
  });
  const result = await apollo.executeHTTPGraphQLRequest({
    context: async () => context,
    httpGraphQLRequest: { method: "POST", headers, search: "", body: parseJson(bytes) },
  });
  options.onStatements?.(context.database.statements);
  for (const [name, value] of result.headers) response.setHeader(name, value);
  response.statusCode = result.status ?? 200;
  if (result.body.kind === "complete") {
    response.end(result.body.string);
    return;
  }
  for await (const chunk of result.body.asyncIterator) response.write(chunk);
  response.end();
}

/** @returns undefined for a header that is absent, or there more than once */
function singleHeader({ headersDistinct }: IncomingMessage, name: string): string | undefined {
  const values = headersDistinct[name] ?? [];
  return values.length === 1 ? values[0] : undefined;
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}

async function listen(server: Server, { host, port }: SubgraphOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === "EADDRINUSE"
          ? new HubError("PORT_IN_USE", `Port ${port} on ${host} is taken.`, {
              remedy: "Stop the other process or set PORT to a free port.",
              cause,
            })
          : cause,
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
