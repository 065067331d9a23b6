/**
 * Composes the subgraphs of a case.
 * In: SDL without the federation header. Out: parsed subgraphs, the supergraph and the schema that clients see, or
 * the reasons of a refusal. Not here: the gateway's own reading of the supergraph.
 */
import { composeServices, transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { buildASTSchema, GraphQLError, parse, visit, type DocumentNode, type GraphQLSchema } from "graphql";
import type { CaseSubgraph } from "../differential-case";

const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@provides", "@external", "@shareable", "@interfaceObject", "@inaccessible", "@override",
  "@tag"
])
`;

export interface ComposedCase {
  readonly documents: ReadonlyMap<string, DocumentNode>;
  readonly supergraphSdl: string;
  /** Everything, hidden parts included. */
  readonly whole: GraphQLSchema;
  /** What the composition's own library shows to clients: the monolith's schema. */
  readonly shown: GraphQLSchema;
}

export type Composition = { readonly composed: ComposedCase } | { readonly refusals: readonly string[] };

export function composeCase(subgraphs: readonly CaseSubgraph[]): Composition {
  const documents = new Map(subgraphs.map(({ name, sdl }) => [name, parse(HEADER + sdl, { noLocation: true })]));
  const services = [...documents].map(([name, typeDefs]) => ({ name, typeDefs, url: `http://${name}.example/` }));
  const { supergraphSdl, errors } = composeOrRefuse(services);
  if (supergraphSdl === undefined) return { refusals: (errors ?? []).map(refusalText) };
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const shown = buildASTSchema(withoutHiddenMembers(transformSupergraphToPublicSchema(supergraph)), {
    assumeValidSDL: true,
  });
  const whole = buildASTSchema(supergraph, { assumeValidSDL: true });
  return { composed: { documents, supergraphSdl, whole, shown } };
}

/** Some schemas it does not refuse but throws. */
function composeOrRefuse(services: Parameters<typeof composeServices>[0]): ReturnType<typeof composeServices> {
  try {
    return composeServices(services);
  } catch (cause) {
    return { errors: [new GraphQLError(String(cause), { extensions: { code: "THROWN" } })], supergraphSdl: undefined };
  }
}

/** The library hides types, but not their names in unions. */
function withoutHiddenMembers(document: DocumentNode): DocumentNode {
  const names = new Set(document.definitions.flatMap((node) => ("name" in node && node.name ? [node.name.value] : [])));
  return visit(document, {
    UnionTypeDefinition: (node) => ({ ...node, types: node.types?.filter(({ name }) => names.has(name.value)) }),
  });
}

function refusalText({
  message,
  extensions,
}: {
  message: string;
  extensions: Readonly<Record<string, unknown>>;
}): string {
  return `${String(extensions.code)} ${message}`;
}
