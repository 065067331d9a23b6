/**
 * Paths of a plan: the objects that a path leads to, and rewrites where a path leads.
 * In: a tree and a path. Out: objects in the order of the tree, or the tree changed in place.
 */
import type { GraphQLSchema } from "graphql";
import type { PlanPath, Rewrite } from "../../../gateway/plan/plan-node";
import { setField } from "./merge-trees";
import { isObject, typenameIn, type JsonObject } from "./missing";
import { isSubtype } from "./subtypes";

/** An object whose type nobody named fits no type condition. */
export function findObjects(schema: GraphQLSchema, value: unknown, path: PlanPath): JsonObject[] {
  const [step, ...rest] = path;
  if (Array.isArray(value)) {
    return value.flatMap((item) => findObjects(schema, item, step?.kind === "list" ? rest : path));
  }
  if (!isObject(value)) return [];
  if (!step) return [value];
  switch (step.kind) {
    case "field":
      return Object.hasOwn(value, step.name) ? findObjects(schema, value[step.name], rest) : [];
    case "types": {
      const typename = typenameIn(value);
      const fits = typename !== undefined && step.names.some((name) => isSubtype(schema, typename, name));
      return fits ? findObjects(schema, value, rest) : [];
    }
    case "list":
      return [];
  }
}

/** An object whose type nobody named fits every type condition. */
export function rewrite(schema: GraphQLSchema, rule: Rewrite, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) rewrite(schema, rule, item);
    return;
  }
  const [step, ...rest] = rule.path;
  if (!isObject(value) || !step) return;
  if (step.kind === "types") {
    const typename = typenameIn(value);
    const fits = typename === undefined || step.names.some((name) => isSubtype(schema, typename, name));
    if (fits) rewrite(schema, { ...rule, path: rest }, value);
  } else if (rest.length > 0) {
    if (Object.hasOwn(value, step.name)) rewrite(schema, { ...rule, path: rest }, value[step.name]);
  } else if (rule.kind === "set") {
    setField(value, step.name, rule.value);
  } else if (Object.hasOwn(value, step.name)) {
    const moved = value[step.name];
    delete value[step.name];
    setField(value, rule.to, moved);
  }
}
