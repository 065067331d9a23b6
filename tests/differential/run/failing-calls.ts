/**
 * Calls of subgraphs as the gateway meets them: an HTTP answer, or none in time.
 * In: subgraphs, a world and the failures of the case. Out: status, content type and text of each call.
 * A failure depends on the call alone, so every executor that sends the call meets the same one.
 * Not here: reading the answer, which each executor does in its own way.
 */
import type { CallFailure } from "../differential-case";
import type { Subgraph } from "./subgraph";
import type { World } from "./world";

export interface HttpReply {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

export interface SubgraphRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Sends one call; "timeout" when no answer comes in time. */
export type CallSubgraph = (subgraph: string, request: SubgraphRequest) => HttpReply | "timeout";

export function callsOf(
  subgraphs: ReadonlyMap<string, Subgraph>,
  world: World,
  failures: readonly CallFailure[],
): CallSubgraph {
  return (name, { query, variables }) => {
    const subgraph = subgraphs.get(name);
    if (!subgraph) throw new Error(`There is no subgraph ${name}.`);
    const calls = /\b_entities\s*\(/.test(query) ? "entities" : "root";
    const failure = failures.find((one) => one.subgraph === name && one.calls === calls);
    const right = json(subgraph.answer(world, query, variables));
    return failure ? FAILURES[failure.kind](JSON.parse(right.text) as Body) : right;
  };
}

/** Writes down which calls are made. */
export function recordCalls(call: CallSubgraph): { readonly calls: readonly string[]; readonly call: CallSubgraph } {
  const calls: string[] = [];
  return {
    calls,
    call: (subgraph, request) => {
      calls.push(`${subgraph} ${request.query} ${JSON.stringify(request.variables)}`);
      return call(subgraph, request);
    },
  };
}

interface Body {
  data?: Json | null;
  errors?: unknown[];
}
type Json = Record<string, unknown>;

const SAID = { message: "It failed on purpose.", extensions: { code: "ON_PURPOSE" } };

function json(body: unknown, status = 200): HttpReply {
  return { status, contentType: "application/json", text: JSON.stringify(body) };
}

type Fail = (right: Body) => HttpReply | "timeout";

const FAILURES: Readonly<Record<CallFailure["kind"], Fail>> = {
  timeout: () => "timeout",
  unavailable: () => ({ status: 503, contentType: "text/html", text: "<html>" }),
  "unavailable-with-errors": () => json({ errors: [SAID] }, 500),
  refused: () => ({ status: 404, contentType: "text/plain", text: "" }),
  page: () => ({ status: 200, contentType: "text/html", text: "<html>" }),
  "broken-json": () => ({ status: 200, contentType: "application/json", text: `{"data":{` }),
  "no-object": () => json([1]),
  nothing: () => json({}),
  "data-null": (right) => json({ data: null, errors: [SAID, { ...SAID, path: firstPath(right) }] }),
  "error-without-path": (right) => json({ ...right, errors: [...(right.errors ?? []), SAID] }),
  "error-elsewhere": (right) =>
    json({ ...right, errors: [...(right.errors ?? []), { ...SAID, path: ["nowhere", 0, {}] }] }),
  "leaves-null": changed(someLeaves(() => null)),
  "leaves-odd": changed(someLeaves(oddLeaf)),
  "lists-shorter": changed((value) => (isPlainList(value) ? value.slice(1) : value)),
  "objects-scalar": changed(objectScalar),
  "objects-of-another-type": changed(otherType),
  "entities-null": withEntities((list) => list.map(() => null)),
  "every-second-entity-null": withEntities((list) => list.map((entity, index) => (index % 2 === 0 ? entity : null))),
  "entity-list-null": withEntities(() => null),
  "one-entity-less": withEntities((list) => list.slice(1)),
  "one-entity-more": withEntities((list) => [...list, list[0] ?? null]),
  "entities-of-another-type": withEntities((list) =>
    list.map((entity) => entity && { ...(entity as Json), __typename: "Elsewhere" }),
  ),
  "entities-without-type": withEntities((list) =>
    list.map((entity) => entity && { ...(entity as Json), __typename: undefined }),
  ),
  "scalar-entities": withEntities((list) => list.map((entity, index) => (index % 2 === 0 ? entity : index))),
};

function changed(change: Change): Fail {
  return (right) => json({ ...right, data: mapJson(right.data, change) });
}

/** About half of the objects that tell their type, and equal ones alike. */
function otherType(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("__typename" in value)) return value;
  if (JSON.stringify(value).length % 2 === 0) return value;
  return { ...value, __typename: value.__typename === "E0" ? "E1" : "E0" };
}

/** Changes the list of each `_entities` field. */
function withEntities(change: (list: readonly unknown[]) => unknown): Fail {
  return (right) => {
    const fields = Object.entries(right.data ?? {});
    const data = fields.map(([key, list]) => [key, Array.isArray(list) ? change(list) : list]);
    return json({ ...right, data: right.data && (Object.fromEntries(data) as Json) });
  };
}

function firstPath({ data }: Body): unknown[] {
  return [...Object.keys(data ?? {}).slice(0, 1), 0, "x"];
}

type Change = (value: unknown, key: string) => unknown;

/** Changes leaves first, then what holds them. */
function mapJson(value: unknown, change: Change, key = ""): unknown {
  if (Array.isArray(value))
    return change(
      value.map((item) => mapJson(item, change, key)),
      key,
    );
  if (typeof value !== "object" || value === null) return change(value, key);
  const mapped = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapJson(inner, change, name)]));
  return change(mapped, key);
}

/** About a third of the leaves, and equal ones alike: a subgraph does not contradict itself about an entity. */
function someLeaves(replace: (value: unknown) => unknown): Change {
  return (value, key) => {
    if (typeof value === "object" || key === "__typename") return value;
    return (key.length + JSON.stringify([value]).length) % 3 === 0 ? replace(value) : value;
  };
}

function oddLeaf(value: unknown): unknown {
  if (typeof value === "number") return value === 0 ? 2 ** 40 : `${value}`;
  if (typeof value === "boolean") return 1;
  return typeof value === "string" && value.length % 2 === 0 ? { odd: value } : 7.5;
}

/** Lists of leaves: the number of entities is another failure. */
function isPlainList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null);
}

function objectScalar(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || key === "" || key.startsWith("_")) return value;
  return key.length % 2 === 0 ? "scalar" : value;
}
