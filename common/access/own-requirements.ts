/**
 * What each part of a document says of itself about access.
 * In: SDL of a supergraph or of a subgraph, parsed. Out: schema coordinate (`Type`, `Type.field`) → requirement.
 * Not here: what follows for other parts (access-graph.ts). Source: GraphQL specification, section 3.12 (coercion).
 */
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
} from "graphql";
import { type AccessDirective, accessDirectives } from "./access-directives";
import { type Clause, joinRequirements, type Requirement, requirementOf } from "./requirement";

export type RequirementsByCoordinate = ReadonlyMap<string, Requirement>;

export function ownRequirements(document: DocumentNode): RequirementsByCoordinate {
  const names = accessDirectives(document);
  const found = new Map<string, Requirement>();
  if (names.size === 0) return found;
  const add = (coordinate: string, directives: readonly ConstDirectiveNode[] | undefined): void => {
    const clauses = (directives ?? []).flatMap((directive) => clauseOf(names, directive));
    if (clauses.length === 0) return;
    const known = found.get(coordinate);
    found.set(coordinate, joinRequirements([requirementOf(clauses), ...(known ? [known] : [])]));
  };
  for (const node of document.definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue;
    const type = node.name.value;
    add(type, node.directives);
    if (!("fields" in node)) continue;
    for (const field of node.fields ?? []) add(`${type}.${field.name.value}`, field.directives);
  }
  return found;
}

function clauseOf(names: ReadonlyMap<string, AccessDirective>, directive: ConstDirectiveNode): Clause[] {
  const meant = names.get(directive.name.value);
  if (meant === undefined) return [];
  if (meant === "authenticated") return [{ kind: "authenticated" }];
  const kind = meant === "policy" ? "policies" : "scopes";
  const value = directive.arguments?.find(({ name }) => name.value === kind)?.value;
  return [{ kind, anyOf: itemsOf(value).map((group) => itemsOf(group).map(textOf)) }];
}

/** A single item stands for a list of one. Nothing at all is a list that nobody satisfies. */
function itemsOf(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (value === undefined) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}

/** What is no text is a name that nobody has. */
function textOf(value: ConstValueNode): string {
  return value.kind === Kind.STRING ? value.value : "";
}
