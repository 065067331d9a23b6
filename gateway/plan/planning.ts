/**
 * Where plans are made, as planner.ts sees it, and the simplest place: this process.
 * In: tasks. Out: plans, or why there is none. Not here: processes (planning-pool.ts).
 */
import { HubError } from "../../common/errors";
import type { DocumentPlanner, PlanningTask } from "./document-planner";
import type { PlanNode } from "./plan-node";

export interface Planning {
  /** @throws HubError `PLANNING_FAILED`, `PLANNING_TIMEOUT` or `PLANNING_UNAVAILABLE` */
  plan(task: PlanningTask): Promise<PlanNode | undefined>;
  /** Starts what planning needs, so that the first plan need not wait for it. */
  warm(): void;
  /** Of the planning processes that run now. */
  readonly pids: readonly number[];
  close(): void;
}

/** Plans on a thread of this process, for commands and tests: what has begun there cannot be stopped. */
export function planHere(planner: DocumentPlanner): Planning {
  return { pids: [], plan: (task) => planner.plan(task), warm: () => undefined, close: () => undefined };
}

export function planningTimeout(budgetMs: number): HubError {
  return new HubError(
    "PLANNING_TIMEOUT",
    `The operation could not be planned within ${budgetMs} ms; ask for less in one operation.`,
    {
      remedy: "Split the operation, or use fewer nested fragments on interfaces and unions.",
    },
  );
}

export function planningUnavailable(message: string): HubError {
  return new HubError("PLANNING_UNAVAILABLE", message, { remedy: "Ask again." });
}
