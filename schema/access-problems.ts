/**
 * Refuses supergraphs by which a caller could read around what protects a field or type. The composition library
 * joins requirements and finds most derivations; it overlooks those below, and drops a directive whose link is its own.
 * In: the composed SDL and its subgraphs. Out: problems, each with both coordinates and what to do.
 * Not here: deciding for callers (gateway/access). Source: Apollo Federation 2.12, access control and composition.
 */
import { buildASTSchema, type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse } from "graphql";
import { AccessGraph } from "../common/access/access-graph";
import { derivedFrom } from "../common/access/derivations";
import { ownRequirements } from "../common/access/own-requirements";
import { implies } from "../common/access/requirement";

export interface AccessProblem {
  readonly code: "ACCESS_LOST" | "ACCESS_WIDENED" | "ACCESS_KEY";
  readonly message: string;
}

export interface ComposedSubgraph {
  readonly name: string;
  readonly document: DocumentNode;
}

/** @param sdl of a supergraph composed of these subgraphs */
export function accessProblems(sdl: string, subgraphs: readonly ComposedSubgraph[]): AccessProblem[] {
  const document = parse(sdl, { noLocation: true });
  const lost = lostRequirements(document, subgraphs);
  const graph = new AccessGraph(document, buildASTSchema(document, { assumeValidSDL: true }));
  return graph.isEmpty ? lost : [...lost, ...widened(graph), ...protectedKeys(graph, document)];
}

/** What a subgraph requires, and the supergraph does not. */
function lostRequirements(document: DocumentNode, subgraphs: readonly ComposedSubgraph[]): AccessProblem[] {
  const composed = ownRequirements(document);
  const kept = new Set(document.definitions.flatMap((node) => ("name" in node && node.name ? [node.name.value] : [])));
  return subgraphs.flatMap(({ name, document: subgraph }) => {
    const roots = rootNames(subgraph);
    return [...ownRequirements(subgraph)].flatMap(([written, requirement]): AccessProblem[] => {
      const [type = "", ...field] = written.split(".");
      const coordinate = [roots.get(type) ?? type, ...field].join(".");
      const found = composed.get(coordinate);
      if (!kept.has(coordinate.split(".")[0] ?? "") || (found && implies(found, requirement))) return [];
      const remedy = `Import the directive with the @link to federation, as "@authenticated" for example.`;
      return [
        { code: "ACCESS_LOST", message: `[${name}] What "${written}" requires is lost in composition. ${remedy}` },
      ];
    });
  });
}

/** Composition gives root types their usual names. */
function rootNames(document: DocumentNode): Map<string, string> {
  const schemas = document.definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.operationTypes ?? []) : [],
  );
  const usual = { query: "Query", mutation: "Mutation", subscription: "Subscription" };
  return new Map(schemas.map(({ type, operation }) => [type.name.value, usual[operation]]));
}

/** Fields that would tell what they are derived from to somebody who may not read that. */
function widened(graph: AccessGraph): AccessProblem[] {
  return graph.derivations.flatMap(([coordinate, sources]): AccessProblem[] => {
    const said = graph.saidOf(coordinate);
    const source = [...sources].find((one) => !implies(said, graph.of(one)));
    if (source === undefined) return [];
    const remedy = `Let "${coordinate}" require at least what "${source}" does.`;
    return [
      { code: "ACCESS_WIDENED", message: `"${coordinate}" is derived from "${source}" and requires less. ${remedy}` },
    ];
  });
}

/** Keys of entities that several subgraphs know travel between them for everybody. */
function protectedKeys(graph: AccessGraph, document: DocumentNode): AccessProblem[] {
  const types = document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  return types.flatMap((type) => {
    const joins = (type.directives ?? []).filter(({ name }) => name.value === "join__type");
    const graphs = new Set(joins.map((join) => textOf(join, "graph")));
    if (graphs.size < 2) return [];
    const sources = joins.flatMap((join) => [...derivedFrom(graph.schema, type.name.value, textOf(join, "key") ?? "")]);
    const source = [...new Set(sources)].find((one) => !implies(graph.of(type.name.value), graph.of(one)));
    return source === undefined ? [] : [keyProblem(type, source)];
  });
}

function keyProblem({ name }: ObjectTypeDefinitionNode, source: string): AccessProblem {
  const remedy = `Protect "${name.value}" itself, or give it another key.`;
  return { code: "ACCESS_KEY", message: `A key of "${name.value}" holds "${source}", which is protected. ${remedy}` };
}

function textOf(directive: NonNullable<ObjectTypeDefinitionNode["directives"]>[number], name: string) {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}
