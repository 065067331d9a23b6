/**
 * The objects of one answer that stand for entities: where the same text stands again, the object that was read
 * of it is taken again, without reading. What two equal texts hold is equal, so this changes no answer; it is done only
 * at places of the plan that allow it (entity-places.ts).
 * In: where an object begins. Out: the object, when its text was read before. Not here: reading (answer-code.ts).
 */
import type { JsonCursor } from "../json-cursor";
import type { Row } from "../merged-data";
import type { PlaceId } from "./entity-places";

/** Objects of one place that were all different before no more is remembered. */
const MAX_MISSES = 64;

/** The objects of one place. */
class SharedPlace {
  readonly #rows = new Map<string, { readonly text: string; readonly row: Row }>();
  #beginning = "";
  #misses = 0;

  constructor(private readonly cursor: JsonCursor) {}

  /** @param start where an object begins, of which the first members have been read */
  find(start: number): Row | undefined {
    if (this.#misses > MAX_MISSES) return undefined;
    this.#beginning = this.cursor.text.slice(start, this.cursor.at);
    const known = this.#rows.get(this.#beginning);
    if (!known) return undefined;
    // Comparing a slice is many times faster than startsWith, which goes by single characters.
    const end = start + known.text.length;
    if (this.cursor.text.slice(start, end) !== known.text) return undefined;
    this.cursor.at = end;
    this.#misses = Number.NEGATIVE_INFINITY;
    return known.row;
  }

  keep(start: number, row: Row): void {
    this.#misses += 1;
    if (this.#misses > MAX_MISSES || this.#rows.has(this.#beginning)) return;
    this.#rows.set(this.#beginning, { text: this.cursor.text.slice(start, this.cursor.at), row });
  }
}

export class SharedObjects {
  readonly #places: (SharedPlace | undefined)[] = [];

  /** @param repeats receives the places at which an object stands several times */
  constructor(
    private readonly cursor: JsonCursor,
    private readonly repeats: Set<PlaceId>,
  ) {}

  /** @param placeIds the plan's places, of which the first names the place here */
  find(placeIds: readonly PlaceId[], start: number): Row | undefined {
    const row = this.#placeOf(placeIds).find(start);
    if (row) for (const placeId of placeIds) this.repeats.add(placeId);
    return row;
  }

  keep(placeIds: readonly PlaceId[], start: number, row: Row): void {
    this.#placeOf(placeIds).keep(start, row);
  }

  #placeOf([number = 0]: readonly PlaceId[]): SharedPlace {
    return (this.#places[number] ??= new SharedPlace(this.cursor));
  }
}
