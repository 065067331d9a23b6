/**
 * Asks a subgraph for everything that records and foreign entities lead to, and lists whom the answer met on the way.
 * In: a caller, a type, ids. Out: each record met, with the parent and field under which it was.
 */
import type { TestSubgraph } from "../../fixture/subgraph";

export interface NestedMeeting {
  /** `VulnerabilityCase case-000001`, what was asked for. */
  readonly parent: string;
  /** Where under it: `fixes`, `staffing.needs`. */
  readonly field: string;
  readonly type: string;
  readonly id: string;
}

export interface NestedQuestion {
  /** The type that is asked, with a selection of all that it leads to. */
  readonly type: string;
  readonly selection: string;
  readonly representations: readonly { readonly __typename: string; readonly id: string }[];
}

export interface NestedAnswer {
  readonly meetings: readonly NestedMeeting[];
  /** Parents that are there. */
  readonly parents: ReadonlySet<string>;
  readonly errors: readonly string[];
}

export async function readNested(
  subgraph: TestSubgraph,
  identity: string,
  { type, selection, representations }: NestedQuestion,
): Promise<NestedAnswer> {
  const { data, errors = [] } = await subgraph.askAs(
    identity,
    `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      __typename ... on ${type} { id ${selection} } } }`,
    { representations },
  );
  const meetings: NestedMeeting[] = [];
  const parents = new Set<string>();
  for (const entity of (data?._entities ?? []) as (Readonly<Record<string, unknown>> | null)[]) {
    if (entity === null) continue;
    const parent = `${String(entity.__typename)} ${String(entity.id)}`;
    parents.add(parent);
    for (const [field, value] of Object.entries(entity)) collect(value, { parent, field, into: meetings });
  }
  return { meetings, parents, errors: errors.map(({ message }) => message) };
}

/** Fields that say how a list is told, not of what. */
const PLUMBING: ReadonlySet<string> = new Set(["nodes", "edges", "node"]);

interface Place {
  readonly parent: string;
  readonly field: string;
  readonly into: NestedMeeting[];
}

function collect(value: unknown, place: Place): void {
  if (Array.isArray(value)) return value.forEach((one) => collect(one, place));
  if (typeof value !== "object" || value === null) return;
  const { __typename: type, id } = value as { readonly __typename?: string; readonly id?: string };
  if (type !== undefined && id !== undefined) {
    place.into.push({ parent: place.parent, field: place.field, type, id });
  }
  for (const [name, inner] of Object.entries(value)) {
    collect(inner, { ...place, field: PLUMBING.has(name) ? place.field : `${place.field}.${name}` });
  }
}
