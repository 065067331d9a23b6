/**
 * One compiled part of a plan.
 * In: nothing. Out: the type that compile-plan.ts makes and request.ts runs. Not here: what the parts do.
 */
import type { Execution } from "./execution";

export interface Step {
  /**
   * Brings its data into the execution.
   * @throws HubError `INVARIANT`; what subgraphs do wrong ends up in the execution
   */
  run(execution: Execution): Promise<void>;
  /** Lines for people: `hub explain --code`. */
  explain(): readonly string[];
}
