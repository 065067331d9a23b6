/**
 * Runs a fetch of root fields.
 * In: a plan node. Out: its fields in the merged data, or marks in their places.
 * Not here: entities (entity-fetch.ts).
 */
import { FaultMark } from "../merged-data";
import type { FetchNode } from "../plan/plan-node";
import { AnswerReader } from "./answer-reader";
import { call } from "./call";
import type { PlanCompilation } from "./plan-compilation";
import { bodyOf, type Execution } from "./execution";
import { markedRow } from "./fault-rows";
import { mergeRow } from "./merge";
import { applyRewrites } from "./rewrites";
import type { Step } from "./step";

export class RootFetch implements Step {
  readonly #reader: AnswerReader;

  constructor(
    { places, supergraph }: PlanCompilation,
    private readonly node: FetchNode,
  ) {
    const { selection, outputRewrites } = node;
    const source = {
      selection,
      isRewritten: outputRewrites.length > 0,
      sharedPlacesOf: (keys: readonly string[]) => places.sharedAt([[]], keys),
    };
    this.#reader = new AnswerReader(source, supergraph.limits.compiledFromUse);
  }

  async run(execution: Execution): Promise<void> {
    const { variables, data } = execution;
    const { types } = execution.supergraph;
    const { selection, outputRewrites } = this.node;
    const answer = await call(execution, { node: this.node, reader: this.#reader }, bodyOf(this.node, variables, ""));
    const row = answer instanceof FaultMark ? markedRow(types, answer, { selection, typename: undefined }) : answer;
    applyRewrites(types, outputRewrites, row);
    mergeRow(types, data, row);
  }

  explain(): readonly string[] {
    return [`// ${this.node.operationKind} of ${this.node.subgraph}`, ...this.#reader.explain()];
  }
}
