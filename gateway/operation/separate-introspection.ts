/**
 * Parts an operation into what subgraphs answer and what the gateway answers about its own schema.
 * In: an operation. Out: two operations of the same shape, either of which may be absent.
 * Root `__typename` belongs to neither: the projection writes it. Not here: running them.
 */
import { Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from "graphql";
import { invariant } from "../../common/invariant";
import type { Fragments } from "./select-operation";

export interface SeparatedOperation {
  readonly data: OperationDefinitionNode | undefined;
  readonly introspection: OperationDefinitionNode | undefined;
}

export function separateIntrospection(operation: OperationDefinitionNode, fragments: Fragments): SeparatedOperation {
  const keep = (belongs: (field: string) => boolean): OperationDefinitionNode | undefined => {
    const selectionSet = filterSet(operation.selectionSet, fragments, belongs);
    return selectionSet.selections.length > 0 ? { ...operation, selectionSet } : undefined;
  };
  return {
    data: keep((field) => !field.startsWith("__")),
    introspection: keep((field) => field === "__schema" || field === "__type"),
  };
}

/** Root fragments are put in place, since each operation keeps another part of them. */
function filterSet(set: SelectionSetNode, fragments: Fragments, belongs: (field: string) => boolean): SelectionSetNode {
  const selections = set.selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return belongs(node.name.value) ? [node] : [];
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    invariant(fragment, "A validated operation spreads an unknown fragment.");
    const selectionSet = filterSet(fragment.selectionSet, fragments, belongs);
    const { typeCondition } = fragment;
    const { directives } = node;
    return selectionSet.selections.length > 0
      ? [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet }]
      : [];
  });
  return { kind: Kind.SELECTION_SET, selections };
}
