/**
 * The gateway without sockets: requests go through the whole request path, and two subgraphs answer with canned text.
 * In: how many rows the subgraphs have. Out: a way to ask. What it costs is the gateway's own work alone.
 */
import { Readable } from "node:stream";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { createLogger } from "../../common/logger";
import { NO_ACCESS } from "../../gateway/access/access-config";
import { openAccess } from "../../gateway/access/gateway-access";
import type { SubgraphClient } from "../../gateway/fetch/subgraph-client";
import { readAnswer } from "../../gateway/fetch/subgraph-answer";
import { ClientPresence } from "../../gateway/http/client-presence";
import { DEFAULT_LIMITS } from "../../gateway/limits";
import { type GatewayRuntime, handleRequest } from "../../gateway/request";
import { createSupergraph } from "../../gateway/supergraph";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;
const LIST = `${LINK} type Query { rows: [Row!]! } type Row @key(fields: "id") { id: ID! name: String! size: Int! }`;
const DETAIL = `${LINK} type Row @key(fields: "id") { id: ID! note: String! score: Float! }`;

export interface CannedGateway {
  /** Names of its subgraphs' fields, for documents. */
  readonly fields: string;
  ask(query: string): Promise<string>;
}

export async function startCanned(rowCount: number): Promise<CannedGateway> {
  const { supergraphSdl } = composeServices([
    { name: "list", url: "http://list.example/", typeDefs: parse(LIST) },
    { name: "detail", url: "http://detail.example/", typeDefs: parse(DETAIL) },
  ]);
  const supergraph = createSupergraph({ sdl: supergraphSdl ?? "", origin: "bench", limits: DEFAULT_LIMITS });
  const logger = createLogger("bench", "silent");
  const access = await openAccess(NO_ACCESS);
  const client = cannedClient(rowCount);
  const runtime: GatewayRuntime = {
    supergraph,
    client,
    access,
    rollsUpMarkings: false,
    equalQueries: undefined,
    logger,
  };
  return {
    fields: "id name size note score",
    async ask(query) {
      const { body } = await handleRequest(runtime, {
        method: "POST",
        parameters: new URLSearchParams(),
        headers: { "content-type": "application/json" },
        body: Readable.from([Buffer.from(JSON.stringify({ query }))]),
        startedMs: performance.now(),
        client: new ClientPresence(),
      });
      return body;
    },
  };
}

function cannedClient(rowCount: number): SubgraphClient {
  const rows = Array.from({ length: rowCount }, (_, n) => n);
  const list = rows.map((n) => `{"__typename":"Row","id":"row-${n}","name":"Name of row ${n}","size":${n}}`);
  const detail = rows.map((n) => `{"note":"Note on row ${n}, of some length","score":${n}.5}`);
  const texts: Readonly<Record<string, string>> = {
    list: `{"data":{"rows":[${list.join(",")}]}}`,
    detail: `{"data":{"_entities":[${detail.join(",")}]}}`,
  };
  return {
    async call(subgraph, request) {
      const raw = { status: 200, contentType: "application/json", text: texts[subgraph.name] ?? "" };
      return readAnswer(subgraph, raw, request.readData);
    },
    close: async () => undefined,
  };
}
