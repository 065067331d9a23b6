/**
 * Applies the plan's rewrites: keys renamed or set where a path leads, through lists and by type.
 * In: a representation, an answer's root or its list of entities. Out: the same value, changed in place. Not here: when to rewrite.
 */
import { isRow, ownValue, setOwnValue, typenameOf, type Row } from "../merged-data";
import type { Rewrite, RewritePath } from "../plan/plan-node";
import type { TypeTable } from "../type-table";

export function applyRewrites(types: TypeTable, rewrites: readonly Rewrite[], value: unknown): void {
  for (const rewrite of rewrites) follow({ types, rewrite }, value, rewrite.path);
}

interface Rewriting {
  readonly types: TypeTable;
  readonly rewrite: Rewrite;
}

function follow(rewriting: Rewriting, value: unknown, path: RewritePath): void {
  if (Array.isArray(value)) {
    for (const item of value) follow(rewriting, item, path);
    return;
  }
  if (!isRow(value)) return;
  const [segment, ...rest] = path;
  if (!segment) return;
  if (segment.kind === "types") {
    const typename = typenameOf(value);
    const fits = typename === undefined || segment.names.some((name) => rewriting.types.fits(typename, name));
    if (fits) follow(rewriting, value, rest);
  } else if (rest.length === 0) {
    rewriteKey(rewriting.rewrite, value, segment.name);
  } else {
    follow(rewriting, ownValue(value, segment.name), rest);
  }
}

function rewriteKey(rewrite: Rewrite, row: Row, key: string): void {
  if (rewrite.kind === "set") {
    setOwnValue(row, key, rewrite.value);
  } else if (Object.hasOwn(row, key)) {
    setOwnValue(row, rewrite.to, row[key]);
    delete row[key];
  }
}
