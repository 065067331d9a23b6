/**
 * What a subgraph serves, from its own introspection: record types, listings, and what leads where.
 * In: a running subgraph. Out: the schema, and its listings.
 */
import {
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type IntrospectionQuery,
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from "graphql";
import type { TestSubgraph } from "../../fixture/subgraph";

/** A list of records at the root, with the query for one by its id. */
export interface Listing {
  /** Named type of the nodes: an object type or an interface. */
  readonly type: string;
  readonly many: string;
  readonly one: string | undefined;
  readonly filter: GraphQLInputObjectType;
  readonly orders: readonly string[];
}

export async function servedSchema(subgraph: TestSubgraph): Promise<GraphQLSchema> {
  const { data, errors } = await subgraph.askAs("cisa-analyst", getIntrospectionQuery());
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return buildClientSchema(data as IntrospectionQuery);
}

/** Names of the object types that references can name. */
export function entityTypes(schema: GraphQLSchema): readonly string[] {
  const union = schema.getType("_Entity");
  return isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
}

export function listings(schema: GraphQLSchema): readonly Listing[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) => {
    const type = nodeType(field.type);
    const filter = getNamedType(field.args.find(({ name }) => name === "filter")?.type ?? undefined);
    if (type === undefined || !isInputObjectType(filter)) return [];
    const order = getNamedType(field.args.find(({ name }) => name === "orderBy")?.type);
    const orderField = isInputObjectType(order) ? getNamedType(order.getFields().field?.type) : undefined;
    const orders = isEnumType(orderField) ? orderField.getValues().map(({ name }) => name) : [];
    const one = fields.find((other) => other.args.length === 1 && getNamedType(other.type).name === type)?.name;
    return [{ type, many: field.name, one, filter, orders }];
  });
}

/** The type that a connection's nodes have; undefined for anything that is no connection. */
export function nodeType(type: GraphQLOutputType): string | undefined {
  const named = getNamedType(type);
  if (!isObjectType(named) || !named.name.endsWith("Connection")) return undefined;
  const nodes = named.getFields().nodes;
  return nodes && getNamedType(nodes.type).name;
}

/** An object or interface type by its name. */
export function fieldsType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (isObjectType(type)) return type;
  if (isInterfaceType(type)) return type as unknown as GraphQLObjectType;
  throw new Error(`${name} has no fields.`);
}

/** The object types that stand behind a name. */
export function concreteTypes(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  return isInterfaceType(type) ? schema.getPossibleTypes(type).map((one) => one.name) : [name];
}
