/**
 * A server of bytes for tests: each connection is a script over its socket.
 * In: what to do with the n-th connection, and perhaps a certificate. Out: a client that calls it as a subgraph.
 */
import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { createSubgraphClient } from "../../../gateway/fetch/subgraph-client";
import type { SubgraphAnswer } from "../../../gateway/fetch/subgraph-answer";
import type { SubgraphRequest } from "../../../gateway/fetch/subgraph-call";
import type { ClientPresence } from "../../../gateway/http/client-presence";
import { DEFAULT_LIMITS, type GatewayLimits } from "../../../gateway/limits";

export interface RawServer extends AsyncDisposable {
  readonly url: URL;
  /** Connections that were opened. */
  readonly sockets: Socket[];
  /** Requests as they arrived, whole. */
  readonly requests: string[];
  ask(request?: Partial<SubgraphRequest>, client?: ClientPresence): Promise<SubgraphAnswer>;
  /** The code of the error, or `answered`. */
  codeOf(request?: Partial<SubgraphRequest>): Promise<string>;
}

export interface RawServerOptions {
  /** Called for each request that arrived whole; `number` counts those of all connections from 1. */
  readonly onRequest?: (socket: Socket, number: number) => void;
  readonly onConnection?: (socket: Socket) => void;
  readonly limits?: Partial<GatewayLimits>;
  readonly tls?: TlsOptions;
  readonly host?: string;
  /** How it is called, when that is not how it listens. */
  readonly scheme?: "https";
}

export async function startRawServer(options: RawServerOptions): Promise<RawServer> {
  const { limits, tls, host = "127.0.0.1" } = options;
  const sockets: Socket[] = [];
  const requests: string[] = [];
  const accept = (socket: Socket): void => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    options.onConnection?.(socket);
    let text = "";
    socket.on("data", (bytes: Buffer) => {
      text += bytes.toString("utf8");
      if (!isWhole(text)) return;
      requests.push(text);
      text = "";
      options.onRequest?.(socket, requests.length);
    });
  };
  const server: Server = tls ? createTlsServer(tls, accept) : createServer(accept);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const scheme = options.scheme ?? (tls ? "https" : "http");
  const subgraph = {
    name: "agency",
    url: new URL(`${scheme}://${host}:${(server.address() as AddressInfo).port}/graphql`),
  };
  const client = createSubgraphClient({ ...DEFAULT_LIMITS, subgraphAnswerBytes: 100_000, ...limits });
  const ask: RawServer["ask"] = (request = {}, presence) =>
    client.call(
      subgraph,
      { body: '{"query":"{ a }"}', repeatable: true, ...request },
      { requestEndsMs: performance.now() + 20_000, client: presence },
    );
  return {
    url: subgraph.url,
    sockets,
    requests,
    ask,
    codeOf: (request) =>
      ask(request).then(
        () => "answered",
        ({ code }: { code: string }) => code,
      ),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await client.close();
      server.close();
    },
  };
}

function isWhole(text: string): boolean {
  const [head = "", body] = text.split("\r\n\r\n");
  const [, length] = /content-length: (\d+)/.exec(head) ?? [];
  return body !== undefined && Buffer.byteLength(body) >= Number(length);
}

export function response(body: string, ...fields: string[]): string {
  const lines = ["HTTP/1.1 200 OK", "content-type: application/json", ...fields];
  const length = fields.some((field) => /^(?:content-length|transfer-encoding):/.test(field));
  if (!length) lines.push(`content-length: ${Buffer.byteLength(body)}`);
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}
