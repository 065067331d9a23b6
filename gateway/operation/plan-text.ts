/**
 * What the planner receives of an operation.
 * In: an operation and its Boolean variables. Out: text, or nothing when subgraphs have nothing to answer.
 * Not here: planning (plan/).
 */
import { Kind, print } from "graphql";
import type { VariableValues } from "./coerce-variables";
import { decideConditions } from "./decide-conditions";
import type { Operation } from "./operation";
import { documentOf, fragmentsOf } from "./select-operation";

export function planTextOf({ planDocument }: Operation, variables: VariableValues): string | undefined {
  if (!planDocument) return undefined;
  const decided = decideConditions(planDocument, variables);
  const root = decided.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!root || root.selectionSet.selections.length === 0) return undefined;
  return print(documentOf(root, fragmentsOf(decided)));
}
