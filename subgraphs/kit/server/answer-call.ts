/**
 * One HTTP call of a subgraph, from its bytes to its answer: POST /graphql for a gateway, health checks for anybody.
 * In: what the subgraph's calls share, a request. Out: a response, for every request whatever happens to it.
 * Not here: starting and stopping (subgraph-server.ts), who may call (context-verifier.ts).
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { HeaderMap, type HTTPGraphQLResponse } from "@apollo/server";
import type { DataSource } from "typeorm";
import { CALLER_CONTEXT_HEADER, type CallerContext } from "../../../common/caller-context";
import { HubError } from "../../../common/errors";
import type { Logger } from "../../../common/logger";
import type { SubgraphName } from "../../../common/subgraph-names";
import { RequestAudit } from "../audit/request-audit";
import type { AuditStore } from "../audit/store/audit-store";
import type { AuditReader } from "../audit/view/audit-reader";
import { SubgraphContext } from "../read/subgraph-context";
import type { SubgraphApollo } from "./apollo-server";
import type { ContextVerifier } from "./context-verifier";
import { parseJson, readBody } from "./read-body";

/** What the calls of one subgraph share. */
export interface Serving {
  readonly agency: SubgraphName;
  /** Started. */
  readonly apollo: SubgraphApollo;
  readonly verifier: ContextVerifier;
  readonly dataSource: DataSource;
  readonly contextKey: string;
  readonly audit: AuditStore;
  readonly auditReader: AuditReader;
  readonly clock: () => Date;
  readonly logger: Logger;
  /** Told after each request how many SQL statements it sent. */
  readonly onStatements: ((count: number) => void) | undefined;
}

export async function answerCall(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Anybody may ask anything: what is no address has no path, and is not found.
  const pathname = URL.parse(request.url ?? "/", "http://subgraph")?.pathname;
  if (pathname === "/health/live") return send(response, 200, "ok");
  if (pathname === "/health/ready") return send(response, serving.dataSource.isInitialized ? 200 : 503, "ready");
  if (pathname !== "/graphql") return send(response, 404, "Not found; the subgraph answers POST /graphql.");
  try {
    await answerGraphql(serving, request, response);
  } catch (error) {
    refuse(serving, response, error);
  }
}

async function answerGraphql(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "POST") throw new HubError("METHOD_NOT_ALLOWED", "A subgraph is asked with POST.");
  const bytes = await readBody(request);
  // The one place where a subgraph learns who asks.
  const asked = serving.verifier.verify(singleHeader(request, CALLER_CONTEXT_HEADER), bytes);
  const context = contextOf(serving, asked);
  const result = await serving.apollo.executeHTTPGraphQLRequest({
    context: async () => context,
    httpGraphQLRequest: { method: "POST", headers: headersOf(request), search: "", body: parseJson(bytes) },
  });
  serving.onStatements?.(context.database.statements);
  await respond(response, result);
}

/** @returns undefined for a header that is absent, or there more than once */
function singleHeader({ headersDistinct }: IncomingMessage, name: string): string | undefined {
  const values = headersDistinct[name] ?? [];
  return values.length === 1 ? values[0] : undefined;
}

function contextOf(serving: Serving, asked: CallerContext): SubgraphContext {
  const { agency, dataSource, contextKey, auditReader, clock } = serving;
  const audit = new RequestAudit(serving.audit, asked);
  return new SubgraphContext(dataSource, { ...asked, agency, audit, auditReader, clock, contextKey });
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

async function respond(response: ServerResponse, { headers, status, body }: HTTPGraphQLResponse): Promise<void> {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.statusCode = status ?? 200;
  if (body.kind === "complete") {
    response.end(body.string);
    return;
  }
  for await (const chunk of body.asyncIterator) response.write(chunk);
  response.end();
}

/** Ends a call that was not answered. */
function refuse({ agency, logger }: Serving, response: ServerResponse, error: unknown): void {
  if (!(error instanceof HubError)) {
    logger.error({ err: error }, "request failed");
    return send(response, 500, "Internal error.");
  }
  const { code, message, remedy, httpStatus } = error;
  if (code === "UNAUTHENTICATED") logger.warn({ reason: error.cause }, "A call without a valid caller context.");
  const extensions = { code, agency, remedy };
  response.writeHead(httpStatus, { "content-type": "application/graphql-response+json; charset=utf-8" });
  response.end(JSON.stringify({ errors: [{ message, extensions }] }));
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}
