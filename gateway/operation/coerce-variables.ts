/**
 * The client's variables, checked and with defaults, under the names the plan uses.
 * In: an operation and JSON values. Out: coerced values, or `VARIABLES_INVALID`.
 * Source: GraphQL specification, section 6.1.2. Not here: literals in the document (validation).
 */
import { type GraphQLSchema, getVariableValues } from "graphql";
import type { Operation } from "./operation";
import { refusal } from "./refusal";

export type VariableValues = Readonly<Record<string, unknown>>;

const MAX_FINDINGS = 10;
const NO_VARIABLES: VariableValues = Object.freeze({});

/** @param given JSON of the request, perhaps with more names than the operation has */
export function coerceVariables(
  { schema, tellsSchema }: { readonly schema: GraphQLSchema; readonly tellsSchema: boolean },
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
): VariableValues {
  const definitions = operation.node.variableDefinitions ?? [];
  if (definitions.length === 0) return NO_VARIABLES;
  const options = { maxErrors: MAX_FINDINGS, hideSuggestions: !tellsSchema };
  const { coerced, errors } = getVariableValues(schema, definitions, given, options);
  if (errors) throw refusal("VARIABLES_INVALID", errors);
  if (operation.renamedVariables.size === 0) return coerced;
  const values: Record<string, unknown> = { ...coerced };
  for (const [plan, client] of operation.renamedVariables) {
    if (Object.hasOwn(coerced, client)) values[plan] = coerced[client];
  }
  return values;
}
