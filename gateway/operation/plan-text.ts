/**
 * What the planner receives of an operation.
 * In: an operation, its Boolean variables, and what the caller may not read. Out: text, or nothing when subgraphs have nothing to answer.
 * Not here: planning (plan/).
 */
import { Kind, print } from "graphql";
import { takeOutDenied, type TakingOut } from "../access/take-out-denied";
import type { VariableValues } from "./coerce-variables";
import { decideConditions } from "./decide-conditions";
import type { Operation } from "./operation";
import { documentOf, fragmentsOf } from "./select-operation";

/**
 * @param denied undefined when nothing is
 * @throws HubError as takeOutDenied
 */
export function planTextOf(
  { planDocument }: Operation,
  variables: VariableValues,
  denied?: TakingOut,
): string | undefined {
  if (!planDocument) return undefined;
  const included = decideConditions(planDocument, variables);
  const decided = denied ? takeOutDenied(denied, included) : included;
  const root = decided.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!root || root.selectionSet.selections.length === 0) return undefined;
  return print(documentOf(root, fragmentsOf(decided)));
}
