/**
 * Lifecycles as data: one table per type, from which the GraphQL enum, the column's check, tests, seeds and
 * pictures are made. In: state → action → next state, first state first. Out: the table with what derives from it.
 */
import { invariant } from "../../../common/invariant";

/** `{ DRAFT: { issue: "ISSUED" }, ISSUED: {} }` */
export type TransitionTable<State extends string> = { readonly [S in State]: { readonly [action: string]: State } };

export interface Step<State extends string> {
  readonly action: string;
  readonly from: State;
  readonly to: State;
}

export interface Lifecycle<State extends string> {
  readonly table: TransitionTable<State>;
  /** All states, in the table's order. */
  readonly states: readonly State[];
  readonly initial: State;
  /** A shortest way from the initial state to `state`, for histories of seeded records. */
  pathTo(state: State): readonly Step<State>[];
}

export function transitions<State extends string>(table: TransitionTable<State>): Lifecycle<State> {
  const states = Object.keys(table) as State[];
  const initial = states[0];
  invariant(initial !== undefined, "A lifecycle has at least one state.");
  const paths = shortestPaths(table, initial);
  return {
    table,
    states,
    initial,
    pathTo(state) {
      const path = paths.get(state);
      invariant(path, `No way leads from ${initial} to ${state}.`);
      return path;
    },
  };
}

/** `state IN ('DRAFT', 'ISSUED')`, SQL over names that the code itself says. */
export function isAmong(column: string, names: readonly string[]): string {
  return `${column} IN (${names.map((name) => `'${name}'`).join(", ")})`;
}

/** `CHECK (state IN ('DRAFT', 'ISSUED'))` for migrations. */
export function stateCheck(column: string, states: readonly string[]): string {
  return `CHECK (${isAmong(column, states)})`;
}

function shortestPaths<State extends string>(
  table: TransitionTable<State>,
  initial: State,
): ReadonlyMap<State, readonly Step<State>[]> {
  const paths = new Map<State, readonly Step<State>[]>([[initial, []]]);
  for (const [from, path] of paths) {
    for (const [action, to] of Object.entries<State>(table[from])) {
      if (!paths.has(to)) paths.set(to, [...path, { action, from, to }]);
    }
  }
  return paths;
}
