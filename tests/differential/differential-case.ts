/**
 * One case: everything that three executors need to answer the same question, as plain JSON.
 * In: nothing. Out: the types that generators make, runners read and golden files hold.
 * Not here: what an answer is.
 */
import type { OverrideSettings } from "../../gateway/plan/overrides";

export interface DifferentialCase {
  /** What this case is about; for a case that was found, seed and number. */
  readonly title: string;
  readonly subgraphs: readonly CaseSubgraph[];
  readonly world: WorldData;
  /** What subgraphs do wrong besides the errors that the world holds. */
  readonly failures: readonly CallFailure[];
  /** Whether a monolith over the same world must give the same answer; see equivalence.ts. */
  readonly comparesMonolith: boolean;
  /** Which progressive overrides are active; none unless told. */
  readonly overrides?: OverrideSettings;
  /** From which use of a document on the gateway generates code; from the first unless told. */
  readonly compiledFromUse?: number;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The verdict, where a defect of the planner's library is known: when the library changes, the file must. */
  readonly expects?: "refused" | "misplanned";
}

export interface CaseSubgraph {
  readonly name: string;
  /** Without the federation header. */
  readonly sdl: string;
}

/** Object id → object. `Query` and `Mutation` hold the root fields. */
export type WorldData = Readonly<Record<string, WorldObject>>;

export interface WorldObject {
  readonly type: string;
  readonly values: Readonly<Record<string, WorldValue>>;
}

/** `ref`: another object. `error`: the resolver throws. `json`: value of a custom scalar. */
export type WorldValue =
  | null
  | string
  | number
  | boolean
  | readonly WorldValue[]
  | { readonly ref: string }
  | { readonly error: string }
  | { readonly json: unknown };

export const FAILURE_KINDS = [
  "timeout",
  "unavailable",
  "unavailable-with-errors",
  "refused",
  "page",
  "broken-json",
  "no-object",
  "nothing",
  "data-null",
  "entities-null",
  "every-second-entity-null",
  "entity-list-null",
  "one-entity-less",
  "one-entity-more",
  "entities-of-another-type",
  "entities-without-type",
  "scalar-entities",
  "error-without-path",
  "error-elsewhere",
  "leaves-null",
  "leaves-odd",
  "lists-shorter",
  "objects-scalar",
  "objects-of-another-type",
] as const;

/** How a call fails: in place of an answer, or as a change of the right one. */
export interface CallFailure {
  readonly subgraph: string;
  readonly calls: "root" | "entities";
  readonly kind: (typeof FAILURE_KINDS)[number];
}
