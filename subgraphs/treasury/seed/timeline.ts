/**
 * When a seeded record reached each state on its way. In: a lifecycle, the state it is in, and instants. Out: the
 * timeline, from which both the record's columns and its history are made, so that they cannot contradict each other.
 */
import { invariant } from "../../../common/invariant";
import type { Lifecycle, Step } from "../../kit/record/transitions";
import type { Row } from "../../kit/seed/copy-rows";

export interface Timeline<State extends string> {
  readonly state: State;
  /** State in which it began. */
  readonly initial: State;
  /** Steps of a shortest way to the state. */
  readonly steps: readonly Step<State>[];
  /** ISO 8601 instants: of the beginning, then of each step. */
  readonly instants: readonly string[];
}

/** Steps at the given instants. */
export function dated<State extends string>(
  lifecycle: Lifecycle<State>,
  state: State,
  instants: readonly string[],
): Timeline<State> {
  const steps = lifecycle.pathTo(state);
  invariant(instants.length === steps.length + 1, `${state} is reached in ${steps.length} steps.`);
  return { state, initial: lifecycle.initial, steps, instants };
}

/** Steps at equal distances. */
export function evenly<State extends string>(
  lifecycle: Lifecycle<State>,
  state: State,
  times: { readonly startMs: number; readonly stepMs: number },
): Timeline<State> {
  const steps = lifecycle.pathTo(state);
  const instants = [isoInstant(times.startMs)];
  for (let step = 1; step <= steps.length; step += 1) instants.push(isoInstant(times.startMs + step * times.stepMs));
  return { state, initial: lifecycle.initial, steps, instants };
}

/** When the record reached a state; null when it never did. */
export function reachedAt<State extends string>(timeline: Timeline<State>, state: State): string | null {
  const step = timeline.steps.findIndex((one) => one.to === state);
  return step < 0 ? null : (timeline.instants[step + 1] ?? null);
}

/** Who acts, in the words of roles and offices, by action; `create` is the first entry. */
export type Actors = Readonly<Record<string, { readonly actor: string; readonly office: string }>>;

export interface HistoryOf<State extends string> {
  readonly recordType: string;
  readonly recordId: string;
  readonly timeline: Timeline<State>;
  readonly actors: Actors;
  readonly basis: string;
}

/** One history row per step, and one for the beginning. */
export function historyOf<State extends string>(record: HistoryOf<State>): Row[] {
  const { recordType, recordId, timeline, actors, basis } = record;
  const row = (index: number, action: string, fromState: State | null): Row => ({
    recordType,
    recordId,
    at: timeline.instants[index],
    actor: actors[action]?.actor ?? TREASURY.actor,
    office: actors[action]?.office ?? TREASURY.office,
    action,
    fromState,
    toState: index === 0 ? timeline.initial : timeline.steps[index - 1]?.to,
    basis,
  });
  return [row(0, "create", null), ...timeline.steps.map((step, index) => row(index + 1, step.action, step.from))];
}

const TREASURY = { actor: "clearinghouse-coordinator", office: "Treasury" };

export function isoInstant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
