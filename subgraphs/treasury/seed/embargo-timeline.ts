/** Whether a grown case has an embargo, in which state that fits the case's, and when it got there. */
import type { Random } from "../../kit/seed/random";
import { type EmbargoState, embargoLifecycle } from "../embargo/embargo.transitions";
import {
  type VulnerabilityCaseState,
  vulnerabilityCaseLifecycle,
} from "../vulnerability-case/vulnerability-case.transitions";
import { type Timeline, evenly } from "./timeline";

const FITTING: Readonly<Record<VulnerabilityCaseState, readonly EmbargoState[]>> = {
  REPORTED: ["PROPOSED"],
  SCANNING: ["PROPOSED"],
  VALIDATED: ["ACTIVE", "REVISE"],
  REMEDIATING: ["ACTIVE", "REVISE"],
  PATCH_READY: ["ACTIVE", "REVISE"],
  DISTRIBUTING: ["EXITED"],
  CLOSED: ["EXITED"],
  DEFERRED: ["ACTIVE"],
  REJECTED: ["NONE"],
  DUPLICATE: ["NONE"],
};

const PROBABILITY = 0.2;
const EXIT_STEPS = embargoLifecycle.pathTo("EXITED").length;
const DISTRIBUTION_STEPS = vulnerabilityCaseLifecycle.pathTo("DISTRIBUTING").length;

/** An embargo starts with the report. One that exited did so when distribution began. Null for most cases. */
export function embargoTimeline(
  caseState: VulnerabilityCaseState,
  caseTimes: { readonly startMs: number; readonly stepMs: number },
  chance: Random,
): Timeline<EmbargoState> | null {
  if (!chance.chance(PROBABILITY)) return null;
  const state = chance.pick(FITTING[caseState]);
  const share = state === "EXITED" ? DISTRIBUTION_STEPS / EXIT_STEPS : 1 / EXIT_STEPS;
  return evenly(embargoLifecycle, state, { startMs: caseTimes.startMs, stepMs: caseTimes.stepMs * share });
}
