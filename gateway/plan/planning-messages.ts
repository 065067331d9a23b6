/** What the gateway and its planning processes tell each other, over Node's IPC channel, one task at a time. */
import type { PlanningTask } from "./document-planner";
import type { PlanNode } from "./plan-node";

/** The first message of the gateway: the supergraph. */
export interface PlanningStart {
  readonly sdl: string;
  /** Active labels of progressive `@override`. */
  readonly labels: readonly string[];
}

export type PlanningRequest = { readonly start: PlanningStart } | { readonly task: PlanningTask };

/** `ready` follows the start; then comes one answer to each task. */
export type PlanningMessage = "ready" | PlanningAnswer;

/** Without a plan there is nothing to fetch. */
export type PlanningAnswer = { readonly plan?: PlanNode } | { readonly refusal: string };
