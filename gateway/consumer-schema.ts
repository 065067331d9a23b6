/**
 * The schema that clients see.
 * In: the consumer SDL of the planner, which still names introspection and join types.
 * Out: an executable graphql-js schema for validation, projection and introspection.
 * Not here: the hidden parts of the supergraph (type-table.ts).
 */
import {
  buildASTSchema,
  Kind,
  parse,
  specifiedDirectives,
  specifiedScalarTypes,
  introspectionTypes,
  type DefinitionNode,
  type GraphQLSchema,
  type TypeNode,
} from "graphql";

const builtIn = new Set(
  [...specifiedScalarTypes, ...introspectionTypes, ...specifiedDirectives].map(({ name }) => name),
);

/** @throws GraphQLError when the SDL is not a schema */
export function buildConsumerSchema(consumerSdl: string): GraphQLSchema {
  const document = parse(consumerSdl, { noLocation: true });
  const shown = document.definitions.filter((node) => !isMachinery(node));
  const names = new Set(shown.flatMap((node) => ("name" in node && node.name ? [node.name.value] : [])));
  const definitions = shown
    .filter((node) => !hasUnknownArgument(node, names))
    .map(withoutIntrospectionFields)
    .map((node) => withoutHiddenMembers(node, names));
  return buildASTSchema({ ...document, definitions }, { assumeValidSDL: true });
}

function isMachinery(node: DefinitionNode): boolean {
  if (!("name" in node) || !node.name) return false;
  const name = node.name.value;
  return builtIn.has(name) || name.startsWith("__") || name.startsWith("join__") || name.startsWith("link__");
}

/** The planner takes away scalars of specifications, but not a directive that has them under another name. */
function hasUnknownArgument(node: DefinitionNode, shown: ReadonlySet<string>): boolean {
  if (node.kind !== Kind.DIRECTIVE_DEFINITION) return false;
  const types = (node.arguments ?? []).map(({ type }) => namedType(type));
  return types.some((name) => !shown.has(name) && !builtIn.has(name));
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function withoutIntrospectionFields(node: DefinitionNode): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
  return { ...node, fields: node.fields?.filter((field) => !field.name.value.startsWith("__")) };
}

/** The planner hides a type, but not its name in the unions that it belongs to. */
function withoutHiddenMembers(node: DefinitionNode, shown: ReadonlySet<string>): DefinitionNode {
  if (node.kind !== Kind.UNION_TYPE_DEFINITION) return node;
  return { ...node, types: node.types?.filter(({ name }) => shown.has(name.value)) };
}
