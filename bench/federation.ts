/** What every gateway of a benchmark is given: running subgraphs, and files that describe them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { type RunOptions, run } from "./load/running";

export interface Federation extends AsyncDisposable {
  /** Where the subgraphs are, a path each. */
  readonly origin: string;
  /** File with the composed supergraph, whose URLs lead to the running subgraphs. */
  readonly supergraphFile: string;
  /** File with name, URL and Federation 1 SDL of each subgraph, for gateways that compose by themselves. */
  readonly subgraphsFile: string;
  readonly directory: string;
}

export interface FederationOptions {
  /** Starts a `serveReplayed` process. */
  readonly server: RunOptions;
  /** SDL by subgraph. */
  readonly sdl: Readonly<Record<string, string>>;
  /** How a subgraph's SDL reads in Federation 1. */
  readonly asFederation1: (name: string, sdl: string) => string;
}

export async function startFederation({ server, sdl, asFederation1 }: FederationOptions): Promise<Federation> {
  const running = run(server);
  const { port } = JSON.parse(await running.line()) as { port: number };
  const origin = `http://127.0.0.1:${port}`;
  const directory = mkdtempSync(join(tmpdir(), "hub-bench-"));
  const services = Object.entries(sdl).map(([name, text]) => ({
    name,
    url: `${origin}/${name}`,
    typeDefs: parse(text),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(`The subgraphs do not compose: ${JSON.stringify(errors)}`);
  const supergraphFile = join(directory, "supergraph.graphql");
  const subgraphsFile = join(directory, "subgraphs.json");
  const federation1 = Object.entries(sdl).map(([name, text]) => ({
    name,
    url: `${origin}/${name}`,
    sdl: asFederation1(name, text),
  }));
  writeFileSync(supergraphFile, supergraphSdl);
  writeFileSync(subgraphsFile, JSON.stringify(federation1));
  return {
    origin,
    supergraphFile,
    subgraphsFile,
    directory,
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      rmSync(directory, { recursive: true });
    },
  };
}
