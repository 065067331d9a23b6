/**
 * The abstract types that hold more than clients see: some object or interface of theirs is @inaccessible.
 * In: the whole supergraph schema and what clients see of it. Out: names of abstract types.
 * Not here: what follows for an operation (operation/add-typenames.ts).
 */
import { isAbstractType, isInterfaceType, type GraphQLAbstractType, type GraphQLSchema } from "graphql";

export function partlyHiddenTypes(whole: GraphQLSchema, shown: GraphQLSchema): ReadonlySet<string> {
  const abstract = Object.values(whole.getTypeMap()).filter(isAbstractType);
  const partlyHidden = abstract.filter((type) => membersOf(whole, type).some((name) => !shown.getType(name)));
  return new Set(partlyHidden.map(({ name }) => name));
}

function membersOf(schema: GraphQLSchema, type: GraphQLAbstractType): readonly string[] {
  const members = [...schema.getPossibleTypes(type)].map(({ name }) => name);
  if (!isInterfaceType(type)) return members;
  return [...members, ...schema.getImplementations(type).interfaces.map(({ name }) => name)];
}
