/**
 * Subtypes by name.
 * In: a schema and two names, which subgraphs may have made up. Out: whether one is the other or belongs to it.
 */
import { isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from "graphql";

export function isSubtype(schema: GraphQLSchema, name: string, condition: string): boolean {
  if (name === condition) return true;
  const abstract = schema.getType(condition);
  const type = schema.getType(name);
  if (!isAbstractType(abstract) || !(isObjectType(type) || isInterfaceType(type))) return false;
  return schema.isSubType(abstract, type);
}
