/**
 * The priority that an analyst gave a case, and whether it fits what KEV and SSVC say.
 * In: both priorities. Out: the direction in which they differ, if they do.
 */
import type { DistributionPriority } from "./distribution-priority";

/** Most urgent last, as the database orders them. */
export const CASE_PRIORITIES = ["LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;

export type CasePriority = (typeof CASE_PRIORITIES)[number];

/** Which case priorities fit a distribution priority. */
const FITTING: Readonly<Record<Exclude<DistributionPriority, "UNDETERMINED">, readonly CasePriority[]>> = {
  IMMEDIATE: ["CRITICAL"],
  OUT_OF_CYCLE: ["HIGH"],
  SCHEDULED: ["MEDIUM", "LOW"],
};

/** @returns undefined when the two fit, or when the sources leave the priority undetermined */
export function comparePriorities(
  stated: CasePriority,
  expected: DistributionPriority,
): "LOWER" | "HIGHER" | undefined {
  if (expected === "UNDETERMINED") return undefined;
  const fitting = FITTING[expected];
  if (fitting.includes(stated)) return undefined;
  const urgency = (priority: CasePriority): number => CASE_PRIORITIES.indexOf(priority);
  return urgency(stated) < Math.min(...fitting.map(urgency)) ? "LOWER" : "HIGHER";
}
