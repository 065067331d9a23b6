/**
 * The shop's subgraphs as one HTTP process, `/accounts`, `/inventory` …: each distinct request is executed once by
 * graphql-js and answered from memory afterwards, so that what is measured is the gateway.
 * Prints `{"port":N}` when it listens.
 */
import { createHash } from "node:crypto";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { type GraphQLSchema, graphql, parse } from "graphql";
import { SHOP_RESOLVERS } from "./shop-resolvers";
import { SHOP_SDL } from "./shop-schema";

/** Requests remembered; cold workloads send a new document each time. */
const MAXIMUM_REMEMBERED = 2_000;

const schemas = new Map<string, GraphQLSchema>(
  Object.entries(SHOP_SDL).map(([name, sdl]) => [
    `/${name}`,
    buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: SHOP_RESOLVERS[name] as object as never }]),
  ]),
);
const remembered = new Map<string, Buffer>();
/** Calls since the last `GET /recorded`, from which the floor is built. */
let recorded: { readonly path: string; readonly body: string }[] = [];
const MAXIMUM_RECORDED = 100;

async function answer(path: string, body: Buffer): Promise<Buffer> {
  const key = `${path}\n${createHash("sha1").update(body).digest("base64")}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const schema = schemas.get(path);
  if (schema === undefined) return Buffer.from('{"errors":[{"message":"No such subgraph."}]}');
  const { query, variables } = JSON.parse(body.toString("utf8")) as {
    query: string;
    variables?: Record<string, unknown>;
  };
  const result = await graphql({ schema, source: query, variableValues: variables });
  const text = Buffer.from(JSON.stringify(result));
  if (remembered.size >= MAXIMUM_REMEMBERED) remembered.clear();
  remembered.set(key, text);
  return text;
}

function handle(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (request.url === "/recorded") {
      response.end(JSON.stringify(recorded));
      recorded = [];
      return;
    }
    if (recorded.length < MAXIMUM_RECORDED)
      recorded.push({ path: request.url ?? "/", body: String(Buffer.concat(chunks)) });
    void answer(request.url ?? "/", Buffer.concat(chunks)).then((body) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
      response.end(body);
    });
  });
}

const server = createServer({ keepAliveTimeout: 60_000 }, handle);
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
process.on("disconnect", () => process.exit(0));
