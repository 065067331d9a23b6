/**
 * From which data each field of a supergraph is derived: what it `@requires`, and what it takes from a context.
 * In: a parsed supergraph and its schema. Out: `Type.field` → coordinates of the fields and types that it reads.
 * A field of an interface object is derived by every implementation. Not here: access (access-graph.ts).
 * Source: https://specs.apollo.dev/join/v0.5, https://specs.apollo.dev/context/v0.1.
 */
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";
import { objectTypesOf } from "./object-types";

export type DerivationsByField = ReadonlyMap<string, ReadonlySet<string>>;

type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export function readDerivations(document: DocumentNode, schema: GraphQLSchema): DerivationsByField {
  const derivations = new Map<string, Set<string>>();
  const contexts = readContexts(document);
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const owners = ownersOf(schema, node);
    for (const field of node.fields ?? []) {
      for (const owner of owners) {
        const reached = reachedBy({ schema, contexts, owner }, field);
        const coordinate = `${owner.name}.${field.name.value}`;
        if (reached.size > 0)
          derivations.set(coordinate, new Set([...reached, ...(derivations.get(coordinate) ?? [])]));
      }
    }
  }
  return derivations;
}

function ownersOf(schema: GraphQLSchema, { name }: FieldsType): GraphQLNamedType[] {
  const type = schema.getType(name.value);
  return type ? [...new Set([type, ...objectTypesOf(schema, type)])] : [];
}

/** Coordinates that a field set of the type reads. */
export function derivedFrom(schema: GraphQLSchema, typeName: string, fieldSet: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const [type, set] = [schema.getType(typeName), parseFieldSet(fieldSet)];
  if (type && set) collect(schema, reached, { type, set, isOther: false });
  return reached;
}

interface FieldPlace {
  readonly schema: GraphQLSchema;
  readonly contexts: ReadonlyMap<string, readonly string[]>;
  readonly owner: GraphQLNamedType;
}

function reachedBy({ schema, contexts, owner }: FieldPlace, field: FieldDefinitionNode): Set<string> {
  const reached = new Set<string>();
  const reach = (type: GraphQLNamedType | undefined, fieldSet: string | undefined, isOther: boolean): void => {
    const set = fieldSet === undefined ? undefined : parseFieldSet(fieldSet);
    if (type && set) collect(schema, reached, { type, set, isOther });
  };
  for (const join of (field.directives ?? []).filter(({ name }) => name.value === "join__field")) {
    reach(owner, textOf(argumentOf(join, "requires")), false);
    for (const given of itemsOf(argumentOf(join, "contextArguments"))) {
      for (const type of contexts.get(textOf(fieldOf(given, "context")) ?? "") ?? []) {
        reach(schema.getType(type), textOf(fieldOf(given, "selection")), true);
      }
    }
  }
  return reached;
}

interface Reaching {
  readonly type: GraphQLNamedType;
  readonly set: SelectionSetNode;
  /** Whether the objects are others than the one whose field is derived. */
  readonly isOther: boolean;
}

/** Every field for every object type that can stand there, and these types. */
function collect(schema: GraphQLSchema, reached: Set<string>, { type, set, isOther }: Reaching): void {
  for (const node of set.selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) continue;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition ? schema.getType(node.typeCondition.name.value) : type;
      if (condition) collect(schema, reached, { type: condition, set: node.selectionSet, isOther });
      continue;
    }
    const name = node.name.value;
    for (const owner of new Set([type, ...objectTypesOf(schema, type)])) {
      const field = "getFields" in owner ? owner.getFields()[name] : undefined;
      if (!field) continue;
      if (isOther) reached.add(owner.name);
      reached.add(`${owner.name}.${name}`);
      const inner = getNamedType(field.type);
      if (node.selectionSet) collect(schema, reached, { type: inner, set: node.selectionSet, isOther: true });
    }
  }
}

/** Context → the types that set it. */
function readContexts(document: DocumentNode): Map<string, string[]> {
  const contexts = new Map<string, string[]>();
  for (const node of document.definitions) {
    if (!("directives" in node) || !("name" in node) || !node.name) continue;
    for (const directive of (node.directives ?? []) as readonly ConstDirectiveNode[]) {
      const name = directive.name.value === "context" ? textOf(argumentOf(directive, "name")) : undefined;
      if (name !== undefined) contexts.set(name, [...(contexts.get(name) ?? []), node.name.value]);
    }
  }
  return contexts;
}

/** `"id org { id }"`; a context's begins with its name: `"$ctx { id }"`. */
function parseFieldSet(text: string): SelectionSetNode | undefined {
  const plain = text.trim().replace(/^\$\w+\s*/, "");
  try {
    const [query] = parse(plain.startsWith("{") ? plain : `{ ${plain} }`, { noLocation: true }).definitions;
    return query?.kind === Kind.OPERATION_DEFINITION ? query.selectionSet : undefined;
  } catch {
    return undefined;
  }
}

function argumentOf(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}

function itemsOf(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  return value?.kind === Kind.LIST ? value.values : [];
}

function fieldOf(value: ConstValueNode, name: string): ConstValueNode | undefined {
  return value.kind === Kind.OBJECT ? value.fields.find((field) => field.name.value === name)?.value : undefined;
}

function textOf(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}
