/**
 * Which requirements an operation touches, found once for each document.
 * In: a validated operation with its fragments. Out: requirements, each once, in the order of the document; none for
 * an operation that touches nothing protected. Not here: who satisfies them (decide.ts).
 */
import { getNamedType, isAbstractType, TypeInfo, visit, visitWithTypeInfo, type DocumentNode } from "graphql";
import { objectTypesOf } from "../../common/access/object-types";
import type { Requirement } from "../../common/access/requirement";
import type { AccessRules } from "./access-decision";

/** @param document one operation and the fragments it reaches */
export function touchedRequirements({ graph, schema }: AccessRules, document: DocumentNode): readonly Requirement[] {
  if (graph.isEmpty) return [];
  const touched = new Map<string, Requirement>();
  const add = (requirement: Requirement): void => {
    if (requirement.clauses.length > 0) touched.set(requirement.id, requirement);
  };
  const types = new TypeInfo(schema);
  const visitor = {
    Field(): void {
      const [parent, field] = [types.getParentType(), types.getFieldDef()];
      if (!parent || !field) return;
      for (const owner of objectTypesOf(schema, parent)) add(graph.ofField(owner.name, field.name));
      const returned = getNamedType(field.type);
      if (!isAbstractType(returned)) return;
      for (const { name } of objectTypesOf(schema, returned)) add(graph.ofType(name));
    },
  };
  visit(document, visitWithTypeInfo(types, visitor));
  return [...touched.values()];
}
