/**
 * Walks the merged data along a plan path.
 * In: the path, compiled, and an execution. Out: each object at its end, with the object or list that holds it, in the
 * order of the data; an object that stands in several places of a shared place is passed through once.
 * Not here: what is done with the objects.
 */
import { isRow, ownValue, typenameOf, type Row } from "../merged-data";
import type { PlanPath } from "../plan/plan-node";
import type { TypeTable } from "../type-table";
import type { PlaceId } from "./entity-places";

export interface CompiledPath {
  readonly segments: PlanPath;
  /** Place that each beginning of the path leads to, by its length. */
  readonly placeIds: readonly (PlaceId | undefined)[];
}

/** Where an object stands: `holder[key]`; the root stands nowhere. */
export type Holder = Row | unknown[] | undefined;

export interface Visitor {
  visit(row: Row, holder: Holder, key: string | number): void;
  /** The same object once more, in another place. */
  visitAgain(row: Row, holder: Holder, key: string | number): void;
}

/** What a walk knows besides the data. */
export interface WalkContext {
  readonly types: TypeTable;
  /** Places at which one object stands several times. */
  readonly repeats: ReadonlySet<PlaceId>;
  readonly path: CompiledPath;
}

export function walkPath(context: WalkContext, root: Row, visitor: Visitor): void {
  new Walk(context, visitor).enter(root, 0, undefined, "");
}

class Walk {
  /** Objects passed through, by the length of the path that led to them. */
  readonly #passed: (Set<Row> | undefined)[] = [];

  constructor(
    private readonly context: WalkContext,
    private readonly visitor: Visitor,
  ) {}

  // oxlint-disable-next-line max-params -- an object for each step would be the walk's main cost
  enter(value: unknown, depth: number, holder: Holder, key: string | number): void {
    if (Array.isArray(value)) {
      const next = this.context.path.segments[depth]?.kind === "list" ? depth + 1 : depth;
      for (let index = 0; index < value.length; index += 1) this.enter(value[index], next, value, index);
      return;
    }
    if (!isRow(value)) return;
    const segment = this.context.path.segments[depth];
    if (!segment) {
      if (this.#isPassed(value, depth)) this.visitor.visitAgain(value, holder, key);
      else this.visitor.visit(value, holder, key);
    } else if (segment.kind === "field") {
      if (this.#isPassed(value, depth)) return;
      this.enter(ownValue(value, segment.name), depth + 1, value, segment.name);
    } else if (segment.kind === "types") {
      const typename = typenameOf(value);
      const { types } = this.context;
      if (typename !== undefined && segment.names.some((name) => types.fits(typename, name))) {
        this.enter(value, depth + 1, holder, key);
      }
    }
  }

  #isPassed(row: Row, depth: number): boolean {
    const place = this.context.path.placeIds[depth];
    if (place === undefined || !this.context.repeats.has(place)) return false;
    const passed = (this.#passed[depth] ??= new Set());
    if (passed.has(row)) return true;
    passed.add(row);
    return false;
  }
}
