/**
 * A supergraph with one more subgraph, which the gateway itself stands for: it knows every entity by its keys.
 * Planning a query that enters there plans what remains to be fetched of entities already found.
 * In: the parsed supergraph. Out: the extended SDL. Source: https://specs.apollo.dev/join/v0.5.
 * Not here: when such a plan is needed (staged-plan.ts).
 */
import {
  Kind,
  parse,
  print,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
} from "graphql";
import { argumentOf } from "../join-spec";

/** Name of the subgraph; no real one can have it, since a subgraph's name begins with a letter. */
export const ENTRY_SUBGRAPH = "_entry";
const ENTRY_GRAPH = "HUB_ENTRY__";

/** Root field by which entities of a type are entered. */
export function entryFieldOf(typename: string): string {
  return `_enter_${typename}`;
}

type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** Type → the fields of it that some key names. */
type KeyFields = ReadonlyMap<string, ReadonlySet<string>>;

/** @param queryType name of the query root */
export function extendWithEntry(supergraph: DocumentNode, queryType: string): string {
  const types = new Map(supergraph.definitions.filter(hasFields).map((node) => [node.name.value, node]));
  const keyFields = collectKeyFields(types);
  const entities = [...types.values()].filter((type) => isEntity(type));
  const definitions = supergraph.definitions.map((node): DefinitionNode => {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph") return withEntryGraph(node);
    if (!hasFields(node)) return node;
    const isQuery = node.name.value === queryType;
    if (!isQuery && !keyFields.has(node.name.value)) return node;
    const extended = withEntryType(node, keyFields);
    return isQuery ? { ...extended, fields: [...(extended.fields ?? []), ...entities.map(entryField)] } : extended;
  });
  return print({ ...supergraph, definitions });
}

function hasFields(node: DefinitionNode): node is FieldsType {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

/** Object types with a key; entity interfaces are reached through their objects. */
export function isEntity(type: DefinitionNode): type is ObjectTypeDefinitionNode {
  return type.kind === Kind.OBJECT_TYPE_DEFINITION && keysOf(type).length > 0;
}

function keysOf(type: FieldsType): string[] {
  const keys = (type.directives ?? []).flatMap((directive) => {
    const key = directive.name.value === "join__type" ? argumentOf(directive, "key") : undefined;
    return key === undefined ? [] : [key];
  });
  return [...new Set(keys)];
}

function collectKeyFields(types: ReadonlyMap<string, FieldsType>): KeyFields {
  const keyFields = new Map<string, Set<string>>();
  const collect = (type: FieldsType, set: SelectionSetNode): void => {
    const names = keyFields.get(type.name.value) ?? new Set<string>();
    keyFields.set(type.name.value, names);
    for (const node of set.selections) {
      if (node.kind !== Kind.FIELD) continue;
      names.add(node.name.value);
      const field = type.fields?.find(({ name }) => name.value === node.name.value);
      const inner = field && types.get(namedType(field.type));
      if (inner && node.selectionSet) collect(inner, node.selectionSet);
    }
  };
  for (const type of types.values()) {
    if (!isEntity(type)) continue;
    for (const key of keysOf(type)) {
      const [query] = parse(`{ ${key} }`, { noLocation: true }).definitions;
      if (query?.kind === Kind.OPERATION_DEFINITION) collect(type, query.selectionSet);
    }
  }
  return keyFields;
}

/** Fields that belong to every subgraph of their type are bound to those, so that the new one answers only keys. */
function withEntryType<Type extends FieldsType>(type: Type, keyFields: KeyFields): Type {
  const graphs = joinTypeGraphs(type);
  const known = keyFields.get(type.name.value);
  const fields = type.fields?.map((field): FieldDefinitionNode => {
    const bound = field.directives?.some(({ name }) => name.value === "join__field");
    const owners = bound ? [] : graphs.map((graph) => directive(`@join__field(graph: ${graph})`));
    const entry = known?.has(field.name.value) ? [directive(`@join__field(graph: ${ENTRY_GRAPH})`)] : [];
    return { ...field, directives: [...(field.directives ?? []), ...owners, ...entry] };
  });
  const keys = isEntity(type) ? keysOf(type) : [];
  const joins = keys.map((key) => `@join__type(graph: ${ENTRY_GRAPH}, key: ${JSON.stringify(key)}, resolvable: false)`);
  if (joins.length === 0) joins.push(`@join__type(graph: ${ENTRY_GRAPH})`);
  return { ...type, fields, directives: [...(type.directives ?? []), ...joins.map(directive)] };
}

function joinTypeGraphs(type: FieldsType): string[] {
  const graphs = (type.directives ?? []).flatMap((directive) => {
    const graph = directive.name.value === "join__type" ? argumentOf(directive, "graph") : undefined;
    return graph === undefined ? [] : [graph];
  });
  return [...new Set(graphs)];
}

function withEntryGraph<Enum extends Extract<DefinitionNode, { kind: Kind.ENUM_TYPE_DEFINITION }>>(node: Enum): Enum {
  const name = { kind: Kind.NAME, value: ENTRY_GRAPH } as const;
  const join = directive(`@join__graph(name: ${JSON.stringify(ENTRY_SUBGRAPH)}, url: "")`);
  return { ...node, values: [...(node.values ?? []), { kind: Kind.ENUM_VALUE_DEFINITION, name, directives: [join] }] };
}

function entryField(entity: ObjectTypeDefinitionNode): FieldDefinitionNode {
  const type = entity.name.value;
  return fieldOf(`${entryFieldOf(type)}: [${type}] @join__field(graph: ${ENTRY_GRAPH})`);
}

function fieldOf(text: string): FieldDefinitionNode {
  const [type] = parse(`type T { ${text} }`, { noLocation: true }).definitions as [ObjectTypeDefinitionNode];
  return type.fields?.[0] as FieldDefinitionNode;
}

function directive(text: string): ConstDirectiveNode {
  return fieldOf(`f: T ${text}`).directives?.[0] as ConstDirectiveNode;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
