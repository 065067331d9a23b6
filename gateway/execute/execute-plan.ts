/**
 * The execute stage: runs a plan.
 * In: a plan and the execution it grows. Out: merged data and faults in the execution.
 * Not here: single calls (root-fetch.ts, entity-fetch.ts) and the answer (respond/).
 */
import { unreachable } from "../../common/invariant";
import type { PlanNode } from "../plan/plan-node";
import { runEntityFetch } from "./entity-fetch";
import type { Execution } from "./execution";
import { runFetch } from "./root-fetch";

/** @throws HubError `INVARIANT`; what subgraphs do wrong ends up in the execution */
export async function executePlan(execution: Execution, node: PlanNode | undefined): Promise<void> {
  if (!node) return;
  switch (node.kind) {
    case "sequence":
      for (const child of node.nodes) await executePlan(execution, child);
      return;
    case "parallel":
      await Promise.all(node.nodes.map((child) => executePlan(execution, child)));
      return;
    case "fetch":
      await runFetch(execution, node);
      return;
    case "entities":
      await runEntityFetch(execution, node);
      return;
    default:
      unreachable(node);
  }
}
