/**
 * The data that fetches bring together and the answer is written from: JSON objects as subgraphs sent them,
 * with marks where a subgraph failed.
 * In: parsed JSON. Out: safe access to it. Not here: merging (execute/merge.ts), writing (respond/).
 */
import type { ErrorCode } from "../common/errors";

/** A JSON object. Read with `ownValue`, write with `setOwnValue`: its keys are chosen by strangers. */
export type Row = Record<string, unknown>;

/** Why values are missing, in one or many places, as clients may read it. */
export interface Problem {
  readonly message: string;
  /** One of our codes, or the subgraph's own. */
  readonly code: ErrorCode | (string & {});
  /** The subgraph's name, where it is one's. */
  readonly agency?: string;
  /** What the caller can do, in a sentence, and what a program can act on. */
  readonly advice?: { readonly remedy?: string; readonly details?: Row };
}

/** One thing that went wrong in a subgraph. */
export interface Fault extends Problem {
  readonly agency: string;
}

/** Stands where a value is missing because of faults. The writer reports them at every place it meets the mark. */
export class FaultMark {
  /**
   * @param faults at least one
   * @param below path from the marked value to where the subgraph failed, when null rose to here
   */
  constructor(
    readonly faults: readonly Fault[],
    readonly below: readonly (string | number)[] = [],
  ) {}
}

export function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof FaultMark);
}

/** The own value under `key`. Parsed JSON holds no functions, so what is one was inherited. */
export function ownValue(row: Row, key: string): unknown {
  const value = row[key];
  return typeof value === "function" || value === Object.prototype ? undefined : value;
}

/** Sets an own value, also where assignment would reach the prototype. */
export function setOwnValue(row: Row, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(row, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    row[key] = value;
  }
}

/** The type that a subgraph named for this object. */
export function typenameOf(row: Row): string | undefined {
  const name = ownValue(row, "__typename");
  return typeof name === "string" ? name : undefined;
}
