/**
 * Asks a subgraph, past the gateway, for the same records in each way that a record has: node and edge of its list,
 * count, each order, by its id, by reference. In: a caller, a type, ids. Out: which of the ids were met in which way.
 */
import type { TestSubgraph } from "../../fixture/subgraph";
import type { Listing } from "./served-schema";

export interface RecordKind {
  /** Object types that the records have. */
  readonly types: readonly string[];
  readonly listing: Listing | undefined;
  /** Selection of all own fields, with `id`. */
  readonly own: string;
}

interface Met {
  readonly way: string;
  /** Whom it was asked for. */
  readonly of: readonly AskedRecord[];
  /** What was met; no id twice. */
  readonly nodes: readonly MetNode[];
}

interface MetNode {
  readonly id: string;
}

export interface DirectAnswer {
  readonly met: readonly Met[];
  readonly counts: readonly { readonly way: string; readonly of: readonly AskedRecord[]; readonly count: number }[];
  readonly errors: readonly string[];
}

export interface DirectQuestion {
  readonly kind: RecordKind;
  /** Ids with the object type of each; asked for in lists. */
  readonly records: readonly AskedRecord[];
  /** Those of them that are also asked for one by one, with all their fields. */
  readonly closely: readonly AskedRecord[];
  /** Which of the orders is asked for; any number. */
  readonly turn: number;
}

interface AskedRecord {
  readonly type: string;
  readonly id: string;
}

export async function readDirectly(
  subgraph: TestSubgraph,
  identity: string,
  question: DirectQuestion,
): Promise<DirectAnswer> {
  const { kind, records, closely } = question;
  const order = orderOf(question);
  const { data, errors = [] } = await subgraph.askAs(identity, documentOf(question, order), {
    ...(kind.listing ? { ids: records.map(({ id }) => id), some: closely.map(({ id }) => id) } : {}),
    representations: closely.map(({ type, id }) => ({ __typename: type, id })),
  });
  const met: Met[] = [{ way: "reference", of: closely, nodes: (data?._entities ?? []).filter(Boolean) }];
  const counts: DirectAnswer["counts"][number][] = [];
  if (kind.listing && data) {
    met.push({ way: `node, ${order}`, of: records, nodes: data.list?.nodes ?? [] });
    met.push({ way: "node, all fields", of: closely, nodes: data.own?.nodes ?? [] });
    met.push({
      way: "edge",
      of: closely,
      nodes: (data.edges?.edges ?? []).map((edge: { node: MetNode }) => edge.node),
    });
    if (kind.listing.one) {
      met.push({ way: "by id", of: closely, nodes: closely.flatMap((_, index) => data[`r${index}`] ?? []) });
    }
    counts.push({ way: "count", of: records, count: data.list?.totalCount ?? -1 });
    counts.push({ way: "count alone", of: closely, count: data.count?.totalCount ?? -1 });
  }
  return { met, counts, errors: errors.map(({ message }) => message) };
}

function documentOf({ kind, closely }: DirectQuestion, order: string): string {
  const inline = kind.types.map((type) => `... on ${type} { ${kind.own} }`).join(" ");
  const references = `_entities(representations: $representations) { __typename ${inline} }`;
  if (kind.listing === undefined) return `query ($representations: [_Any!]!) { ${references} }`;
  const { many, one } = kind.listing;
  const all = "first: 1000, filter: { ids: $ids }";
  const some = "first: 1000, filter: { ids: $some }";
  const singles = closely.map(({ id }, index) => `r${index}: ${one}(id: ${JSON.stringify(id)}) { __typename id }`);
  return `query ($ids: [ID!]!, $some: [ID!]!, $representations: [_Any!]!) {
    list: ${many}(${all}${order === "" ? "" : `, orderBy: { ${order} }`}) { totalCount nodes { id } }
    edges: ${many}(${some}) { edges { cursor node { id } } }
    own: ${many}(${some}) { nodes { ${kind.own} } }
    count: ${many}(${some}) { totalCount }
    ${one === undefined ? "" : singles.join(" ")}
    ${references} }`;
}

/** Orders take turns, ascending and descending. */
function orderOf({ kind, turn }: DirectQuestion): string {
  const orders = kind.listing?.orders ?? [];
  const field = orders[turn % Math.max(orders.length, 1)];
  return field === undefined ? "" : `field: ${field}, direction: ${turn % 2 === 0 ? "ASC" : "DESC"}`;
}
