/**
 * Loads pages: runs the statements of a listing and cuts the rows into pages with cursors.
 * In: listing, arguments, parents. Out: one page per parent (or one for the root), counts on demand.
 */
import { type Page, type PageInfo } from "./connection";
import { encodeCursor } from "./cursor";
import { DEFAULT_PAGE_SIZE } from "./list-args";
import { type PageRequest, countStatement, orderText, pageStatement } from "./page-statement";
import type { RequestDatabase } from "./request-database";

/** Stands for "no parent" where pages and counts are keyed by parent. */
export const ROOT = "";

interface PageRow {
  id: string;
  __parent?: string;
  __order: string | null;
}

type CountAll = (parent: string) => Promise<number>;

/** Pages by parent id; the root page under `ROOT`. One statement. */
export async function loadPages<T extends object>(
  request: PageRequest<T>,
  database: Pick<RequestDatabase, "query" | "hydrate">,
  countAll: CountAll,
): Promise<ReadonlyMap<string, Page<T>>> {
  const { sql, parameters } = pageStatement(request);
  const rows = await database.query<T & PageRow>(sql, parameters);
  const rowsByParent = Map.groupBy(rows, (row) => row.__parent ?? ROOT);
  const parents = request.relation ? request.parents : [ROOT];
  const pages = new Map(
    parents.map((parent) => [parent, cutPage(rowsByParent.get(parent) ?? [], request, () => countAll(parent))]),
  );
  for (const { nodes } of pages.values()) database.hydrate(request.table, nodes);
  return pages;
}

/** Sizes of the filtered lists by parent id; the root's under `ROOT`. One statement. */
export async function loadCounts<T extends object>(
  request: PageRequest<T>,
  database: Pick<RequestDatabase, "query">,
): Promise<ReadonlyMap<string, number>> {
  const { sql, parameters } = countStatement(request);
  const rows = await database.query<{ __parent?: string; count: number }>(sql, parameters);
  return new Map(rows.map((row) => [row.__parent ?? ROOT, row.count]));
}

function cutPage<T extends object>(
  rows: readonly (T & PageRow)[],
  { listing, args }: PageRequest<T>,
  countAll: () => Promise<number>,
): Page<T> {
  const order = orderText(listing.order(args.orderBy));
  const first = args.first ?? DEFAULT_PAGE_SIZE;
  const nodes = rows.slice(0, first);
  const cursor = (row: T & PageRow): string => encodeCursor({ order, value: row.__order, id: row.id });
  const [start, end] = [nodes[0], nodes.at(-1)];
  const pageInfo: PageInfo = {
    hasNextPage: rows.length > first,
    hasPreviousPage: args.after !== null && args.after !== undefined,
    startCursor: start === undefined ? null : cursor(start),
    endCursor: end === undefined ? null : cursor(end),
  };
  return {
    nodes,
    get edges() {
      return nodes.map((node) => ({ cursor: cursor(node), node }));
    },
    pageInfo,
    countAll,
  };
}
