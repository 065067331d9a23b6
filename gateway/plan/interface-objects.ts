/**
 * What the fields of interface objects require, and by which keys their subgraphs know them.
 * In: the parsed supergraph. Out: facts by type and field; none where no interface object requires anything.
 * Source: https://specs.apollo.dev/join/v0.5. Not here: plans (split-by-type.ts).
 */
import {
  buildASTSchema,
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionNode,
} from "graphql";
import { argumentOf, fieldSet, readJoinedSubgraphs } from "../join-spec";

export interface InterfaceObjects {
  /** With hidden types and fields. */
  readonly schema: GraphQLSchema;
  /** What a subgraph reads of an interface object's representation to know it; undefined for any other type. */
  keysOf(subgraph: string, type: string): readonly SelectionNode[] | undefined;
  /** What a field requires in a subgraph; in every one unless told. */
  requiredBy(field: FieldPlace): readonly SelectionNode[];
}

interface FieldPlace {
  readonly type: string;
  readonly field: string;
  readonly subgraph?: string;
}

type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** @returns undefined where no field of an interface object requires anything */
export function readInterfaceObjects(supergraph: DocumentNode): InterfaceObjects | undefined {
  const graphs = readJoinedSubgraphs(supergraph);
  const nameOf = (directive: ConstDirectiveNode) => graphs.get(argumentOf(directive, "graph") ?? "")?.name ?? "";
  const keys = new Map<string, SelectionNode[]>();
  const required = new Map<string, { subgraph: string; selections: readonly SelectionNode[] }[]>();
  let isNeeded = false;
  for (const type of supergraph.definitions.filter(hasFields)) {
    for (const join of directivesOf(type, "join__type")) {
      if (!isInterfaceObject(join)) continue;
      const place = `${nameOf(join)} ${type.name.value}`;
      const key = argumentOf(join, "key");
      keys.set(place, [...(keys.get(place) ?? []), ...(key === undefined ? [] : fieldSet(key))]);
    }
    for (const field of type.fields ?? []) {
      const sets = directivesOf(field, "join__field").flatMap((join) => {
        const requires = argumentOf(join, "requires");
        return requires === undefined ? [] : [{ subgraph: nameOf(join), selections: fieldSet(requires) }];
      });
      isNeeded ||= sets.some(({ subgraph }) => keys.has(`${subgraph} ${type.name.value}`));
      if (sets.length > 0) required.set(`${type.name.value}.${field.name.value}`, sets);
    }
  }
  if (!isNeeded) return undefined;
  return {
    schema: buildASTSchema(supergraph, { assumeValidSDL: true }),
    keysOf: (subgraph, type) => keys.get(`${subgraph} ${type}`),
    requiredBy: ({ type, field, subgraph }) =>
      (required.get(`${type}.${field}`) ?? []).flatMap((one) =>
        subgraph === undefined || one.subgraph === subgraph ? one.selections : [],
      ),
  };
}

function hasFields(node: DefinitionNode): node is FieldsType {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function directivesOf({ directives = [] }: { directives?: readonly ConstDirectiveNode[] }, name: string) {
  return directives.filter((directive) => directive.name.value === name);
}

function isInterfaceObject({ arguments: args = [] }: ConstDirectiveNode): boolean {
  return args.some(
    ({ name, value }) => name.value === "isInterfaceObject" && value.kind === Kind.BOOLEAN && value.value,
  );
}
