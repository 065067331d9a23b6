/**
 * Where the sources about one vulnerability disagree: KEV with SSVC, and either with the priority of a case.
 * In: what CISA says, and the vulnerability's open cases. Out: the conflicts, sources first, then cases in order.
 * Source: KEV lists vulnerabilities with evidence of active exploitation; SSVC Exploitation ACTIVE says the same.
 */
import { type CasePriority, comparePriorities } from "./case-priority";
import type { Exploitation } from "./decision-points";
import { type DistributionPriority, type PriorityPoints, distributionPriority } from "./distribution-priority";

export const PRIORITY_CONFLICT_KINDS = [
  "KEV_WITHOUT_EXPLOITATION",
  "EXPLOITATION_WITHOUT_KEV",
  "CASE_LOWER",
  "CASE_HIGHER",
] as const;

export type PriorityConflictKind = (typeof PRIORITY_CONFLICT_KINDS)[number];

export interface AssessedPoints extends PriorityPoints {
  readonly exploitation?: Exploitation | null;
}

interface PrioritizedCase {
  readonly id: string;
  readonly priority: CasePriority;
}

export interface PriorityConflict<C extends PrioritizedCase = PrioritizedCase> {
  readonly kind: PriorityConflictKind;
  readonly detail: string;
  readonly expected: DistributionPriority;
  /** The case whose own priority differs; null where the sources contradict each other. */
  readonly case: C | null;
}

export function priorityConflicts<C extends PrioritizedCase>(
  points: AssessedPoints,
  openCases: readonly C[],
): PriorityConflict<C>[] {
  const expected = distributionPriority(points);
  const between = conflictOfSources(points);
  const sources = between === undefined ? [] : [{ ...between, expected, case: null }];
  return [...sources, ...openCases.flatMap((one) => conflictOfCase(one, expected))];
}

function conflictOfSources({ inKev, exploitation }: AssessedPoints) {
  if (!exploitation) return undefined;
  if (inKev && exploitation !== "ACTIVE") {
    return {
      kind: "KEV_WITHOUT_EXPLOITATION" as const,
      detail: `KEV lists it as exploited; SSVC says exploitation is ${exploitation}.`,
    };
  }
  if (!inKev && exploitation === "ACTIVE") {
    return {
      kind: "EXPLOITATION_WITHOUT_KEV" as const,
      detail: "SSVC says exploitation is ACTIVE; KEV does not list it.",
    };
  }
  return undefined;
}

function conflictOfCase<C extends PrioritizedCase>(one: C, expected: DistributionPriority): PriorityConflict<C>[] {
  const difference = comparePriorities(one.priority, expected);
  if (difference === undefined) return [];
  const detail = `The case's priority is ${one.priority}; KEV and SSVC ask for ${expected}.`;
  return [{ kind: `CASE_${difference}`, detail, expected, case: one }];
}
