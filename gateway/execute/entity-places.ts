/**
 * The places of the merged data at which a plan collects entities, and which of them may hold one object for one
 * entity. In: a plan. Out: places by the keys that lead to them. Not here: the objects (entity-collector.ts).
 *
 * A place is named by its keys alone, without lists and types: `users.reviews.product`. Two things forbid one object:
 * where paths with different type conditions on the way lead through the same keys, later fetches may treat equal
 * entities differently; and where several calls bring the objects of a place, they may bring different things for each.
 */
import type { EntityFetchNode, FetchNode, FetchSelection, PathSegment, PlanNode, PlanPath } from "../plan/plan-node";

/** Number of a place within its plan. */
export type PlaceId = number;

export class EntityPlaces {
  readonly #ids = new Map<string, PlaceId>();
  /** Place → the ways to it, with lists and types. */
  readonly #ways = new Map<string, Set<string>>();
  /** Place → how many selections of the plan bring its objects. */
  readonly #sources = new Map<string, number>();

  constructor(plan: PlanNode | undefined) {
    const calls = plan ? callsOf(plan) : [];
    const paths = calls.flatMap((call) =>
      call.kind === "entities" ? call.batches.flatMap((batch) => batch.paths) : [],
    );
    for (const place of calls.flatMap(broughtBy)) this.#sources.set(place, (this.#sources.get(place) ?? 0) + 1);
    for (const place of new Set(paths.map(placeOf))) this.#ids.set(place, this.#ids.size);
    for (const path of paths) this.#addWays(path);
  }

  idOf(keys: readonly string[]): PlaceId | undefined {
    return this.#ids.get(keys.join("."));
  }

  /** For each length of the path, the place to which its beginning leads, once its last key is behind it. */
  idsAlong(path: PlanPath): (PlaceId | undefined)[] {
    return Array.from({ length: path.length + 1 }, (_, length) => this.#ids.get(placeOf(path.slice(0, length))));
  }

  /** Whether equal entities at the end of the path may become one object. */
  isShareable(path: PlanPath): boolean {
    return this.#isShareable(placeOf(path));
  }

  /**
   * @param beginnings keys that lead to an object, one list for each place where it will stand
   * @param keys from there to the objects in question
   * @returns the places of these objects; none when equal ones may not become one object
   */
  sharedAt(beginnings: readonly (readonly string[])[], keys: readonly string[]): readonly PlaceId[] {
    const places = beginnings.map((beginning) => [...beginning, ...keys].join("."));
    return places.every((place) => this.#isShareable(place))
      ? places.flatMap((place) => this.#ids.get(place) ?? [])
      : [];
  }

  #isShareable(place: string): boolean {
    const isPlain = !place.split(".").includes("__proto__");
    return isPlain && this.#ways.get(place)?.size === 1 && (this.#sources.get(place) ?? 0) <= 1;
  }

  #addWays(path: PlanPath): void {
    for (const [index, segment] of path.entries()) {
      if (segment.kind !== "field") continue;
      const way = path.slice(0, index + 1);
      const place = placeOf(way);
      const ways = this.#ways.get(place) ?? new Set();
      this.#ways.set(place, ways.add(wayOf(way)));
    }
  }
}

function callsOf(node: PlanNode): readonly (FetchNode | EntityFetchNode)[] {
  return node.kind === "sequence" || node.kind === "parallel" ? node.nodes.flatMap(callsOf) : [node];
}

/** Places whose objects a call brings, once for each of its selections. */
function broughtBy(call: FetchNode | EntityFetchNode): readonly string[] {
  if (call.kind === "fetch") return [...objectsOf(call.selection, "")];
  return call.batches.flatMap(({ paths, selection }) =>
    paths.flatMap((path) => [...objectsOf(selection, placeOf(path))]),
  );
}

function objectsOf(selection: FetchSelection, beginning: string): Set<string> {
  const places = new Set<string>();
  for (const node of selection) {
    if (!node.selection) continue;
    const place = node.kind === "fragment" ? beginning : joined(beginning, node.key);
    if (node.kind === "field") places.add(place);
    for (const inner of objectsOf(node.selection, place)) places.add(inner);
  }
  return places;
}

function joined(beginning: string, key: string): string {
  return beginning === "" ? key : `${beginning}.${key}`;
}

function placeOf(path: PlanPath): string {
  return keysOf(path).join(".");
}

/** The keys of a path, without its lists and types. */
export function keysOf(path: PlanPath): readonly string[] {
  return path.flatMap((segment) => (segment.kind === "field" ? [segment.name] : []));
}

/** A path for people: `users.@.reviews`. */
export function wayOf(path: PlanPath): string {
  return path.map(printSegment).join(".");
}

function printSegment(segment: PathSegment): string {
  if (segment.kind === "list") return "@";
  return segment.kind === "field" ? segment.name : `(${segment.names.join("|")})`;
}
