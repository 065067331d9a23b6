/**
 * The reference's data: JSON as subgraphs sent it, and a mark where a failure left a value out.
 * In: nothing. Out: the types. Not here: what is done with them.
 */
export type JsonObject = Record<string, unknown>;
export type Path = readonly (string | number)[];

export interface Fault {
  readonly code: string;
  readonly agency: string;
  /** As the subgraph put it; undefined where the gateway words it. */
  readonly message: string | undefined;
}

/** Stands in place of a value. */
export class Missing {
  constructor(
    readonly faults: readonly Fault[],
    /** From this place to where the subgraph failed: null has risen to here. */
    readonly below: Path,
  ) {}
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Missing);
}

export function typenameIn(object: JsonObject): string | undefined {
  const name = Object.hasOwn(object, "__typename") ? object.__typename : undefined;
  return typeof name === "string" ? name : undefined;
}
