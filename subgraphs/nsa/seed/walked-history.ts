/**
 * History rows from what happened when. In: a record's lifecycle and its dated steps; steps without an instant have
 * not happened. Out: one row for the beginning and one for each step. Steps that the lifecycle does not have, and
 * steps back in time, are refused, so that no seeded history can show what the hub would not allow.
 */
import { invariant } from "../../../common/invariant";
import type { Lifecycle } from "../../kit/record/transitions";
import type { Row } from "../../kit/seed/copy-rows";

export interface Actor {
  /** A role or a service, never a person's name. */
  readonly actor: string;
  readonly office: string;
}

export const DEVELOPER: Actor = { actor: "developer", office: "Developer" };
export const NSA_DIRECTOR: Actor = { actor: "nsa-director", office: "NSA" };
export const NSA_COORDINATOR: Actor = { actor: "nsa-coordinator", office: "NSA" };

export interface Subject {
  readonly recordType: string;
  readonly recordId: string;
  readonly basis: string;
}

export interface DatedStep {
  readonly action: string;
  readonly at: string | null;
  readonly by: Actor;
}

export interface Walk {
  readonly subject: Subject;
  readonly begun: { readonly at: string; readonly by: Actor };
  /** In the order in which they happened. */
  readonly steps: readonly DatedStep[];
}

export function walkedHistory<State extends string>(lifecycle: Lifecycle<State>, walk: Walk): Row[] {
  let state = lifecycle.initial;
  let at = walk.begun.at;
  const rows: Row[] = [historyRow(walk.subject, { action: "create", ...walk.begun }, [null, state])];
  for (const step of walk.steps) {
    if (step.at === null) continue;
    const next = lifecycle.table[state][step.action];
    invariant(next, `${walk.subject.recordId}: nothing leads from ${state} by ${step.action}.`);
    invariant(Date.parse(step.at) >= Date.parse(at), `${walk.subject.recordId}: ${step.action} goes back in time.`);
    rows.push(historyRow(walk.subject, step, [state, next]));
    state = next;
    at = step.at;
  }
  return rows;
}

/** The only row of a record that has no states. */
export function singleEntry(subject: Subject, step: DatedStep): Row {
  return historyRow(subject, step, [null, null]);
}

function historyRow(
  subject: Subject,
  { action, at, by }: DatedStep,
  [fromState, toState]: readonly [string | null, string | null],
): Row {
  return { ...subject, at, actor: by.actor, office: by.office, action, fromState, toState };
}
