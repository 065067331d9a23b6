/**
 * Reads the GraphQL text of a subgraph call into the fields it asks for.
 * In: an operation's text. Out: `FetchSelection`, by which execute/ knows what a failed call leaves open.
 * Not here: types.
 */
import { Kind, parse, type FragmentDefinitionNode, type SelectionSetNode } from "graphql";
import { invariant } from "../../common/invariant";
import type { FetchSelection, FetchSelectionNode } from "./plan-node";

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** @param operation one operation with its fragments, as the planner wrote it */
export function readSelection(operation: string): FetchSelection {
  const { definitions } = parse(operation, { noLocation: true });
  const root = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  invariant(root, "A planned fetch holds no operation.");
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return readSet(root.selectionSet, new Map(fragments.map((fragment) => [fragment.name.value, fragment])));
}

/** What a root field asks for, by its response key; empty for a field that is not there. */
export function selectionOf(root: FetchSelection, key: string): FetchSelection {
  const field = root.find((node) => node.kind === "field" && node.key === key);
  return field?.selection ?? [];
}

/** The constant beginning of a call's body, up to its first variable. */
export function bodyPrefixOf(operation: string): string {
  return `{"query":${JSON.stringify(operation)},"variables":{`;
}

function readSet(set: SelectionSetNode, fragments: Fragments): FetchSelection {
  return set.selections.flatMap((node): FetchSelectionNode[] => {
    switch (node.kind) {
      case Kind.FIELD: {
        const selection = node.selectionSet && readSet(node.selectionSet, fragments);
        return [{ kind: "field", key: (node.alias ?? node.name).value, selection }];
      }
      case Kind.INLINE_FRAGMENT: {
        const type = node.typeCondition?.name.value;
        return [{ kind: "fragment", type, selection: readSet(node.selectionSet, fragments) }];
      }
      case Kind.FRAGMENT_SPREAD: {
        const fragment = fragments.get(node.name.value);
        invariant(fragment, "A planned fetch spreads an unknown fragment.");
        const type = fragment.typeCondition.name.value;
        return [{ kind: "fragment", type, selection: readSet(fragment.selectionSet, fragments) }];
      }
    }
  });
}
