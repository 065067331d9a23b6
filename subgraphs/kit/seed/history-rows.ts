/** Believable histories for seeded records: each walks a shortest way of its lifecycle to the state it is in. */
import type { Lifecycle } from "../record/transitions";
import type { Row } from "./copy-rows";

export interface SeededRecord<State extends string> {
  readonly recordType: string;
  readonly recordId: string;
  readonly state: State;
  /** Instant of the first entry, ISO 8601. */
  readonly createdAt: string;
  readonly actor: string;
  readonly office: string;
  readonly basis: string;
  /** Hours between two steps; 24 unless told. */
  readonly hoursPerStep?: number;
}

const HOUR_MS = 3_600_000;

export function historyRows<State extends string>(lifecycle: Lifecycle<State>, record: SeededRecord<State>): Row[] {
  const { recordType, recordId, actor, office, basis } = record;
  const entry = { recordType, recordId, actor, office, basis };
  const start = Date.parse(record.createdAt);
  const stepMs = (record.hoursPerStep ?? 24) * HOUR_MS;
  const steps = lifecycle.pathTo(record.state).map((step, index) => ({
    ...entry,
    at: new Date(start + (index + 1) * stepMs).toISOString(),
    action: step.action,
    fromState: step.from as string | null,
    toState: step.to as string,
  }));
  return [{ ...entry, at: record.createdAt, action: "create", fromState: null, toState: lifecycle.initial }, ...steps];
}
