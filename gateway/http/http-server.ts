/**
 * The gateway's node:http or node:https server: which address is answered by whom.
 * In: a handler for GraphQL requests and the state of readiness. Out: a server that is not yet listening.
 * Not here: GraphQL (request.ts), listening and stopping (server.ts).
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import type { GatewayLimits } from "../limits";
import { ClientPresence } from "./client-presence";
import type { HttpAnswer, HttpExchange } from "./http-exchange";
import { LANDING_PAGE } from "./landing-page";

export interface HttpServerOptions {
  readonly handleGraphql: (exchange: HttpExchange) => Promise<HttpAnswer>;
  /** False from the moment the gateway is told to stop. */
  readonly isReady: () => boolean;
  readonly limits: GatewayLimits;
  /** Undefined: plain HTTP. */
  readonly tls?: ServerOptions | undefined;
}

const BASE = "http://gateway.invalid";
const SECURITY_HEADERS = { "x-content-type-options": "nosniff" };

export function createHttpServer(options: HttpServerOptions): Server {
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    void route(options, incoming, outgoing).then((its) => send(incoming, outgoing, its));
  };
  const server = options.tls ? createTlsServer(options.tls, answer) : createServer(answer);
  server.requestTimeout = options.limits.requestMs;
  return server;
}

async function route(
  options: HttpServerOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<HttpAnswer> {
  const startedMs = performance.now();
  const url = URL.parse(incoming.url ?? "", BASE);
  if (!url) return plain(400, "Bad address\n");
  const { method = "GET", headers } = incoming;
  switch (url.pathname) {
    case "/graphql": {
      if (method === "OPTIONS") return plain(204, "", { allow: "GET, POST, OPTIONS" });
      if (isBrowserVisit(incoming, url)) return LANDING_PAGE;
      const client = presenceOf(outgoing);
      return options.handleGraphql({
        method,
        parameters: url.searchParams,
        headers,
        body: incoming,
        startedMs,
        client,
      });
    }
    case "/health/live":
      return readOnly(method, plain(200, "live\n"));
    case "/health/ready":
      return readOnly(method, options.isReady() ? plain(200, "ready\n") : plain(503, "stopping\n"));
    case "/":
      return readOnly(method, LANDING_PAGE);
    default:
      return plain(404, "Not found\n");
  }
}

function isBrowserVisit({ method, headers }: IncomingMessage, url: URL): boolean {
  return method === "GET" && !url.searchParams.has("query") && headers.accept?.includes("text/html") === true;
}

function presenceOf(outgoing: ServerResponse): ClientPresence {
  const client = new ClientPresence();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) client.leave();
  });
  return client;
}

function readOnly(method: string, answer: HttpAnswer): HttpAnswer {
  if (method === "GET" || method === "HEAD") return answer;
  return method === "OPTIONS"
    ? plain(204, "", { allow: "GET, HEAD, OPTIONS" })
    : plain(405, "Method not allowed\n", { allow: "GET, HEAD, OPTIONS" });
}

function plain(status: number, body: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
    body,
  };
}

/** A body that was not read to its end is cut off with its connection. */
function send(incoming: IncomingMessage, outgoing: ServerResponse, { status, headers, body }: HttpAnswer): void {
  const connection = incoming.complete ? {} : { connection: "close" };
  const bytes = Buffer.byteLength(body);
  const length = status === 204 ? {} : { "content-length": bytes };
  outgoing.writeHead(status, { ...SECURITY_HEADERS, ...headers, ...length, ...connection });
  // Text of ASCII alone is the same bytes in Latin-1, which is written without looking at each character.
  outgoing.end(incoming.method === "HEAD" ? undefined : body, bytes === body.length ? "latin1" : "utf8");
}
