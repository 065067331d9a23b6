/**
 * Which operation of a document is meant, and the fragments it reaches.
 * In: a syntax tree and perhaps a name. Out: the operation, or `OPERATION_RESOLUTION_FAILED`.
 * Source: GraphQL specification, section 6.1 GetOperation.
 */
import { Kind, visit, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode } from "graphql";
import { HubError } from "../../common/errors";

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** @param name the operation's name; may be left out when there is just one */
export function selectOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const named = name === undefined ? operations : operations.filter((node) => node.name?.value === name);
  const [operation, another] = named;
  if (operation && !another) return operation;
  throw new HubError("OPERATION_RESOLUTION_FAILED", explainMissing(operations.length, name));
}

function explainMissing(operations: number, name: string | undefined): string {
  if (operations === 0) return "The document holds no operation.";
  if (name === undefined) return "The document holds several operations: name one in operationName.";
  return `The document holds no operation named ${JSON.stringify(name)}.`;
}

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((node) => [node.name.value, node]));
}

/** The operation with the fragments it reaches, and nothing else. */
export function documentOf(operation: OperationDefinitionNode, fragments: Fragments): DocumentNode {
  const reached = new Set<FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || reached.has(fragment)) return;
        reached.add(fragment);
        follow(fragment);
      },
    });
  };
  follow(operation);
  return { kind: Kind.DOCUMENT, definitions: [operation, ...reached] };
}
