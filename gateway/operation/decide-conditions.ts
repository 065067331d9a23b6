/**
 * Decides every @skip and @include of a document, so that plans and projections know no conditions.
 * In: a document and its Boolean variables. Out: the document without what is excluded and without the directives.
 * Source: GraphQL specification, sections 3.13.1 and 3.13.2. Not here: other directives, which stay.
 */
import { Kind, visit, type DirectiveNode, type DocumentNode, type SelectionNode, type SelectionSetNode } from "graphql";
import type { VariableValues } from "./coerce-variables";

/** What is left of an object whose fields are all excluded: it is still an object, or null. */
const TYPENAME_ONLY: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } }],
};

/** Names of the variables on which the shape of the answer depends, in the order of the document. */
export function conditionVariablesOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      const value = isCondition(node) ? node.arguments?.[0]?.value : undefined;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** @param variables coerced; only those of conditions are read */
export function isIncluded(node: SelectionNode, variables: VariableValues): boolean {
  return (node.directives ?? []).every((directive) => {
    if (!isCondition(directive)) return true;
    const value = directive.arguments?.[0]?.value;
    const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] === true : isTrue(value);
    return given === (directive.name.value === "include");
  });
}

/** @returns the document; an operation of which nothing is left has an empty selection */
export function decideConditions(document: DocumentNode, variables: VariableValues): DocumentNode {
  return visit(document, {
    SelectionSet: {
      enter: (set): SelectionSetNode => ({
        ...set,
        selections: set.selections.filter((node) => isIncluded(node, variables)).map(withoutConditions),
      }),
    },
    Field: { leave: (field) => (isEmpty(field) ? { ...field, selectionSet: TYPENAME_ONLY } : undefined) },
    FragmentDefinition: {
      leave: (fragment) => (isEmpty(fragment) ? { ...fragment, selectionSet: TYPENAME_ONLY } : undefined),
    },
    InlineFragment: { leave: (fragment) => (isEmpty(fragment) ? null : undefined) },
  });
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === "skip" || name.value === "include";
}

function isTrue(value: { kind: Kind; value?: unknown } | undefined): boolean {
  return value?.kind === Kind.BOOLEAN && value.value === true;
}

function withoutConditions<Node extends SelectionNode>(node: Node): Node {
  const directives = node.directives?.filter((directive) => !isCondition(directive));
  return { ...node, directives };
}

function isEmpty({ selectionSet }: { selectionSet?: SelectionSetNode }): boolean {
  return selectionSet?.selections.length === 0;
}
