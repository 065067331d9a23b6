/**
 * Queries that are smaller by one step.
 * In: a document. Out: documents, perhaps not valid, in a stable order. Not here: trying them (shrink.ts).
 */
import { Kind, parse, print, visit, type ASTNode, type DocumentNode, type FragmentDefinitionNode } from "graphql";

const REMOVABLE: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.FRAGMENT_DEFINITION,
  Kind.DIRECTIVE,
  Kind.ARGUMENT,
  Kind.VARIABLE_DEFINITION,
]);

export function smallerQueries(query: string): string[] {
  const document = parse(query, { noLocation: true });
  return [...removals(document), ...unwrappings(document), ...aliasRemovals(document)].map((smaller) => print(smaller));
}

/** One node and what belongs to it is left out. */
function removals(document: DocumentNode): DocumentNode[] {
  return nodesOf(document, ({ kind }) => REMOVABLE.has(kind)).map((target) => replace(document, target, null));
}

/** A fragment's selections take its place. */
function unwrappings(document: DocumentNode): DocumentNode[] {
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const spreads = nodesOf(document, ({ kind }) => kind === Kind.FRAGMENT_SPREAD).flatMap((target) => {
    const fragment = target.kind === Kind.FRAGMENT_SPREAD ? fragments.get(target.name.value) : undefined;
    if (!fragment) return [];
    const { typeCondition, selectionSet } = fragment;
    return [replace(document, target, { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet })];
  });
  const sets = nodesOf(document, ({ kind }) => kind === Kind.SELECTION_SET).flatMap((set) => {
    if (set.kind !== Kind.SELECTION_SET) return [];
    return set.selections.flatMap((node, index) => {
      if (node.kind !== Kind.INLINE_FRAGMENT) return [];
      return [
        replace(document, set, {
          ...set,
          selections: set.selections.toSpliced(index, 1, ...node.selectionSet.selections),
        }),
      ];
    });
  });
  return [...spreads, ...sets];
}

function aliasRemovals(document: DocumentNode): DocumentNode[] {
  const aliased = nodesOf(document, (node) => node.kind === Kind.FIELD && node.alias !== undefined);
  return aliased.map((target) => replace(document, target, { ...target, alias: undefined } as ASTNode));
}

function nodesOf(document: DocumentNode, isMeant: (node: ASTNode) => boolean): ASTNode[] {
  const nodes: ASTNode[] = [];
  visit(document, { enter: (node) => void (isMeant(node) && nodes.push(node)) });
  return nodes;
}

function replace(document: DocumentNode, target: ASTNode, replacement: ASTNode | null): DocumentNode {
  return visit(document, { enter: (node) => (node === target ? replacement : undefined) });
}
