/** The types at which operations begin. In: a schema. Out: those of its three that it has. */
import type { GraphQLObjectType, GraphQLSchema } from "graphql";

export function rootTypesOf(schema: GraphQLSchema): GraphQLObjectType[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => type !== undefined && type !== null,
  );
}

export function isRootType(schema: GraphQLSchema, name: string): boolean {
  return rootTypesOf(schema).some((root) => root.name === name);
}
