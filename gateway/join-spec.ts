/**
 * Reads what the join specification writes into a supergraph: its subgraphs and their entity keys.
 * In: the parsed supergraph. Out: subgraphs by name with URLs, and the key fields of each entity per subgraph.
 * Source: https://specs.apollo.dev/join/v0.5. Not here: ownership of fields, which only the planner needs.
 */
import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type SelectionNode,
} from "graphql";

export interface JoinedSubgraph {
  readonly name: string;
  /** As composed; empty when composition knew none. */
  readonly url: string;
}

/** `subgraph name` → `type name` → the fields that each of its keys begins with. */
export type EntityKeys = ReadonlyMap<string, ReadonlyMap<string, readonly (readonly string[])[]>>;

/** @returns enum value of `join__Graph` → subgraph; empty when the document is no supergraph */
export function readJoinedSubgraphs(document: DocumentNode): Map<string, JoinedSubgraph> {
  const graphs = document.definitions.find(
    (node): node is EnumTypeDefinitionNode =>
      node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph",
  );
  return new Map(
    (graphs?.values ?? []).map((value) => {
      const join = value.directives?.find((directive) => directive.name.value === "join__graph");
      const name = join && argumentOf(join, "name");
      return [value.name.value, { name: name ?? value.name.value, url: (join && argumentOf(join, "url")) ?? "" }];
    }),
  );
}

/** @param subgraphs as `readJoinedSubgraphs` returned them */
export function readEntityKeys(document: DocumentNode, subgraphs: ReadonlyMap<string, JoinedSubgraph>): EntityKeys {
  const keys = new Map<string, Map<string, string[][]>>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const { subgraph, fields } of keysOf(node, subgraphs)) {
      const byType = keys.get(subgraph) ?? new Map<string, string[][]>();
      keys.set(subgraph, byType);
      byType.set(node.name.value, [...(byType.get(node.name.value) ?? []), fields]);
    }
  }
  return keys;
}

function keysOf(
  type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  subgraphs: ReadonlyMap<string, JoinedSubgraph>,
) {
  return (type.directives ?? []).flatMap((directive) => {
    if (directive.name.value !== "join__type") return [];
    const graph = argumentOf(directive, "graph");
    const key = argumentOf(directive, "key");
    const subgraph = graph && subgraphs.get(graph)?.name;
    return subgraph && key ? [{ subgraph, fields: firstFields(key) }] : [];
  });
}

/** `"id org { id }"` → `["id", "org"]` */
function firstFields(key: string): string[] {
  return fieldSet(key).flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : []));
}

/** What a `FieldSet` selects: of `"id org { id }"` two fields. */
export function fieldSet(text: string): readonly SelectionNode[] {
  const [query] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  return query?.kind === Kind.OPERATION_DEFINITION ? query.selectionSet.selections : [];
}

/** An argument that is a string or an enum's value. */
export function argumentOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}
