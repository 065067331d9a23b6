/**
 * The monolith: graphql-js over the one schema that clients see, resolving from the world itself.
 * In: an operation and variables. Out: graphql-js's own result. Knows nothing of subgraphs, plans or the gateway.
 */
import { execute, OperationTypeNode, type DocumentNode, type ExecutionResult, type GraphQLSchema } from "graphql";
import type { Args, Handle, World } from "./world";

export function executeMonolith(
  schema: GraphQLSchema,
  world: World,
  operation: { document: DocumentNode; variables: Args },
): ExecutionResult {
  const result = execute({
    schema,
    document: operation.document,
    variableValues: operation.variables,
    rootValue: {},
    fieldResolver: (handle: Partial<Handle>, args: Args, _, { fieldName, operation: { operation: kind } }) =>
      world.valueOf(handle.id ?? (kind === OperationTypeNode.MUTATION ? "Mutation" : "Query"), fieldName, args),
    typeResolver: ({ id }: Handle) => world.typeOf(id),
  });
  if (result instanceof Promise) throw new Error("The monolith of the test resolves at once.");
  return result;
}
