/**
 * One immutable snapshot of everything that follows from a supergraph file. A request takes it once, so a
 * reload can put another one in its place while requests finish on theirs.
 * In: a Federation 2 supergraph SDL and URLs that override its own. Out: `Supergraph`, or `SUPERGRAPH_INVALID`.
 * Not here: how requests use it (request.ts).
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { buildASTSchema, parse, type DocumentNode } from "graphql";
import { AccessGraph } from "../common/access/access-graph";
import { HubError } from "../common/errors";
import { buildConsumerSchema } from "./consumer-schema";
import { readEntityKeys, readJoinedSubgraphs } from "./join-spec";
import type { GatewayLimits } from "./limits";
import { LruMap } from "./lru-map";
import { partlyHiddenTypes } from "./partly-hidden";
import type { PreparedOperation } from "./prepared";
import type { OverrideSettings } from "./plan/overrides";
import { Planner } from "./plan/planner";
import type { Subgraph, SupergraphFacts } from "./supergraph-facts";
import { TypeTable } from "./type-table";

/** The facts of a supergraph file, and what was prepared on them. */
export interface Supergraph extends SupergraphFacts {
  /** Document and operation name → what was prepared for it. */
  readonly prepared: LruMap<string, PreparedOperation>;
}

export interface SupergraphSource {
  readonly sdl: string;
  /** Where the SDL comes from, for messages. */
  readonly origin: string;
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  readonly limits: GatewayLimits;
  /** Whether clients are told the schema; they are unless told. */
  readonly tellsSchema?: boolean;
  /** None unless told. */
  readonly overrides?: OverrideSettings;
  /** Processes that plan; unless told, this one does. */
  readonly planningProcesses?: number;
}

/** @throws HubError `SUPERGRAPH_INVALID` naming the file */
export async function loadSupergraph(
  file: string,
  settings: Omit<SupergraphSource, "sdl" | "origin">,
): Promise<Supergraph> {
  const sdl = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new HubError("SUPERGRAPH_INVALID", `The supergraph file ${file} cannot be read (${cause.code}).`, {
      remedy: "Set SUPERGRAPH to a composed supergraph, or write one with `hub compose`.",
      cause,
    });
  });
  return createSupergraph({ ...settings, sdl, origin: file });
}

/** @throws HubError `SUPERGRAPH_INVALID` */
export function createSupergraph(source: SupergraphSource): Supergraph {
  const { sdl, limits, tellsSchema = true } = source;
  try {
    const document = parse(sdl, { noLocation: true });
    const joined = readJoinedSubgraphs(document);
    if (joined.size === 0) throw new Error("it has no join__Graph, so it is not a Federation 2 supergraph");
    const planner = newPlanner(source);
    const schema = buildConsumerSchema(planner.consumerSdl);
    const whole = buildASTSchema(document, { assumeValidSDL: true });
    return Object.freeze({
      hash: createHash("sha256").update(sdl).digest("hex"),
      schema,
      whole,
      types: new TypeTable(whole),
      keys: readEntityKeys(document, joined),
      subgraphs: readSubgraphs([...joined.values()], source),
      fieldNames: readFieldNames(document),
      partlyHidden: partlyHiddenTypes(whole, schema),
      access: Object.freeze({ graph: new AccessGraph(document, whole), schema }),
      planner,
      prepared: new LruMap<string, PreparedOperation>(limits.preparedDocuments, limits.preparedBytes),
      limits,
      tellsSchema,
    });
  } catch (cause) {
    if (cause instanceof HubError) throw cause;
    throw invalid(source, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function newPlanner({ sdl, limits, overrides, planningProcesses }: SupergraphSource): Planner {
  const { preparedDocuments, preparedBytes, planningMs } = limits;
  return new Planner(sdl, {
    capacity: preparedDocuments,
    capacityBytes: preparedBytes,
    overrides,
    budgetMs: planningMs,
    processes: planningProcesses,
  });
}

function readSubgraphs(
  joined: readonly { name: string; url: string }[],
  source: SupergraphSource,
): Map<string, Subgraph> {
  const urls = source.subgraphUrls ?? {};
  const unknown = Object.keys(urls).find((name) => !joined.some((subgraph) => subgraph.name === name));
  if (unknown !== undefined) {
    throw new HubError("CONFIG_INVALID", `SUBGRAPH_URLS names ${unknown}, which ${source.origin} does not know.`, {
      remedy: `Use the names ${joined.map(({ name }) => name).join(", ")}.`,
    });
  }
  return new Map(
    joined.map(({ name, url }) => {
      const address = Object.hasOwn(urls, name) ? urls[name] : url;
      const parsed = URL.parse(address ?? "");
      if (parsed && /^https?:$/.test(parsed.protocol)) return [name, Object.freeze({ name, url: parsed })];
      throw invalid(source, `subgraph ${name} has no http or https URL; SUBGRAPH_URLS can set one`, undefined);
    }),
  );
}

function readFieldNames(document: DocumentNode): Set<string> {
  const names = new Set<string>(["__typename"]);
  for (const node of document.definitions) {
    if (!("fields" in node)) continue;
    for (const field of node.fields ?? []) names.add(field.name.value);
  }
  return names;
}

function invalid(source: SupergraphSource, reason: string, cause: unknown): HubError {
  return new HubError("SUPERGRAPH_INVALID", `The supergraph ${source.origin} cannot be served: ${reason}.`, {
    remedy: "Compose it again with `hub compose`, or set SUPERGRAPH to another file.",
    cause,
  });
}
