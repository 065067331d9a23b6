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

export async function runFetch(execution: Execution, node: FetchNode): Promise<void> {
  const { supergraph, variables, data } = execution;
  const { types } = supergraph;
  const answer = await call(execution, node, bodyOf(node, variables, []));
  const row =
    answer instanceof FaultMark ? markedRow(types, answer, { selection: node.selection, typename: undefined }) : answer;
  applyRewrites(types, node.outputRewrites, row);
  mergeRow(types, data, row);
}
