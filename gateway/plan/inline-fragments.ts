/**
 * Writes named fragments out where they are spread.
 * In: a selection and the document that defines its fragments. Out: the selection with inline fragments alone.
 * Not here: validation; every fragment is defined, and none spreads itself.
 */
import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { invariant } from "../../common/invariant";

export function inlineFragments(set: SelectionSetNode, document: DocumentNode): SelectionSetNode {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return inlined(set, new Map(fragments.map((fragment) => [fragment.name.value, fragment])));
}

function inlined(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): SelectionSetNode {
  const selections = set.selections.map((node): SelectionNode => {
    if (node.kind !== Kind.FRAGMENT_SPREAD) {
      return node.selectionSet ? { ...node, selectionSet: inlined(node.selectionSet, fragments) } : node;
    }
    const fragment = fragments.get(node.name.value);
    invariant(fragment, "A validated document spreads an unknown fragment.");
    const { typeCondition } = fragment;
    const selectionSet = inlined(fragment.selectionSet, fragments);
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives: node.directives, selectionSet };
  });
  return { ...set, selections };
}
