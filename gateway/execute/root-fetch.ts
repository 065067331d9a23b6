/**
 * Runs a fetch of root fields.
 * In: a plan node. Out: its fields in the merged data, or marks in their places.
 * Not here: entities (entity-fetch.ts).
 */
import { FaultMark } from "../merged-data";
import type { FetchNode } from "../plan/plan-node";
import { call } from "./call";
import { bodyOf, type Execution } from "./execution";
import { markedRow } from "./fault-rows";
import { mergeRow } from "./merge";
import { applyRewrites } from "./rewrites";
import type { Step } from "./step";

export class RootFetch implements Step {
  constructor(private readonly node: FetchNode) {}

  async run(execution: Execution): Promise<void> {
    const { variables, data } = execution;
    const { types } = execution.supergraph;
    const { selection, outputRewrites } = this.node;
    const answer = await call(execution, this.node, bodyOf(this.node, variables, ""));
    const row = answer instanceof FaultMark ? markedRow(types, answer, { selection, typename: undefined }) : answer;
    applyRewrites(types, outputRewrites, row);
    mergeRow(types, data, row);
  }

  explain(): readonly string[] {
    return [`// ${this.node.operationKind} of ${this.node.subgraph}`];
  }
}
