/**
 * The places of the merged data at which a plan collects entities, and which of them may hold one object for one
 * entity. In: a plan. Out: places by the keys that lead to them. Not here: the objects (entity-collector.ts).
 *
 * A place is named by its keys alone, without lists and types: `users.reviews.product`. Where paths with different
 * type conditions on the way lead through the same keys, later fetches may treat equal entities differently, so
 * these may not become one object.
 */
import type { PathSegment, PlanNode, PlanPath } from "../plan/plan-node";

/** Number of a place within its plan. */
export type PlaceId = number;

export class EntityPlaces {
  readonly #ids = new Map<string, PlaceId>();
  /** Place → the ways to it, with lists and types. */
  readonly #ways = new Map<string, Set<string>>();

  constructor(plan: PlanNode | undefined) {
    const paths = plan ? pathsOf(plan) : [];
    for (const path of paths) this.#ids.set(placeOf(path), this.#ids.size);
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
    const place = placeOf(path);
    return !place.split(".").includes("__proto__") && this.#ways.get(place)?.size === 1;
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

function pathsOf(node: PlanNode): readonly PlanPath[] {
  switch (node.kind) {
    case "sequence":
    case "parallel":
      return node.nodes.flatMap(pathsOf);
    case "entities":
      return node.batches.flatMap(({ paths }) => paths);
    case "fetch":
      return [];
  }
}

function placeOf(path: PlanPath): string {
  return path.flatMap((segment) => (segment.kind === "field" ? [segment.name] : [])).join(".");
}

/** A path for people: `users.@.reviews`. */
export function wayOf(path: PlanPath): string {
  return path.map(printSegment).join(".");
}

function printSegment(segment: PathSegment): string {
  if (segment.kind === "list") return "@";
  return segment.kind === "field" ? segment.name : `(${segment.names.join("|")})`;
}
