/** The shop as a running set of subgraphs with a supergraph on disk. In: nothing. Out: what every gateway is given. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { type Running, run } from "../load/running";
import { SHOP_SDL, asFederation1 } from "./shop-schema";

export interface Shop extends AsyncDisposable {
  readonly origin: string;
  /** File with the composed supergraph, whose URLs lead to the running subgraphs. */
  readonly supergraphFile: string;
  /** File with name, URL and Federation 1 SDL of each subgraph, for gateways that compose by themselves. */
  readonly subgraphsFile: string;
  readonly directory: string;
}

export async function startShop(core: number): Promise<Shop> {
  const server: Running = run({ command: [join(__dirname, "shop-server.js")], core });
  const { port } = JSON.parse(await server.line()) as { port: number };
  const origin = `http://127.0.0.1:${port}`;
  const directory = mkdtempSync(join(tmpdir(), "hub-bench-"));
  const subgraphs = Object.entries(SHOP_SDL).map(([name, sdl]) => ({ name, url: `${origin}/${name}`, sdl }));
  const result = composeServices(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  if (result.supergraphSdl === undefined)
    throw new Error(`The shop does not compose: ${JSON.stringify(result.errors)}`);
  const supergraphFile = join(directory, "supergraph.graphql");
  const subgraphsFile = join(directory, "subgraphs.json");
  writeFileSync(supergraphFile, result.supergraphSdl);
  writeFileSync(
    subgraphsFile,
    JSON.stringify(subgraphs.map((one) => ({ ...one, sdl: asFederation1(one.name, one.sdl) }))),
  );
  return {
    origin,
    supergraphFile,
    subgraphsFile,
    directory,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      rmSync(directory, { recursive: true });
    },
  };
}
