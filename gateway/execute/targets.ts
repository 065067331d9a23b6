/**
 * Finds the objects of the merged data that a plan path leads to.
 * In: the merged data and a path. Out: rows in the order of the data. Not here: what is fetched for them.
 */
import { isRow, ownValue, typenameOf, type Row } from "../merged-data";
import type { PlanPath } from "../plan/plan-node";
import type { TypeTable } from "../type-table";

export function findTargets(types: TypeTable, root: Row, path: PlanPath): Row[] {
  const targets: Row[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (Array.isArray(value)) {
      const next = path[depth]?.kind === "list" ? depth + 1 : depth;
      for (const item of value) visit(item, next);
      return;
    }
    if (!isRow(value)) return;
    const segment = path[depth];
    if (!segment) {
      targets.push(value);
    } else if (segment.kind === "field") {
      visit(ownValue(value, segment.name), depth + 1);
    } else if (segment.kind === "types") {
      const typename = typenameOf(value);
      if (typename !== undefined && segment.names.some((name) => types.fits(typename, name))) visit(value, depth + 1);
    }
  };
  visit(root, 0);
  return targets;
}
