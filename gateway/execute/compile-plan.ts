/**
 * Compiles a plan, once per prepared document: what follows from plan and supergraph alone is worked out here.
 * In: a plan and its supergraph. Out: the step that runs it. Not here: single calls (root-fetch.ts,
 * entity-fetch.ts) and the answer (respond/).
 */
import { unreachable } from "../../common/invariant";
import type { PlanNode } from "../plan/plan-node";
import { EntityFetch } from "./entity-fetch";
import type { Execution } from "./execution";
import type { PlanCompilation } from "./plan-compilation";
import { RootFetch } from "./root-fetch";
import type { Step } from "./step";

export function compilePlan(compilation: PlanCompilation, node: PlanNode): Step {
  switch (node.kind) {
    case "sequence":
      return new Sequence(node.nodes.map((child) => compilePlan(compilation, child)));
    case "parallel":
      return new Parallel(node.nodes.map((child) => compilePlan(compilation, child)));
    case "fetch":
      return new RootFetch(compilation, node);
    case "entities":
      return new EntityFetch(compilation, node);
    default:
      return unreachable(node);
  }
}

/** Steps one after the other. */
class Sequence implements Step {
  constructor(private readonly steps: readonly Step[]) {}

  async run(execution: Execution): Promise<void> {
    for (const step of this.steps) await step.run(execution);
  }

  explain(): readonly string[] {
    return this.steps.flatMap((step) => step.explain());
  }
}

/** Steps that do not depend on each other. */
class Parallel implements Step {
  constructor(private readonly steps: readonly Step[]) {}

  async run(execution: Execution): Promise<void> {
    await Promise.all(this.steps.map((step) => step.run(execution)));
  }

  explain(): readonly string[] {
    return this.steps.flatMap((step) => step.explain());
  }
}
