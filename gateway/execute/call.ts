/**
 * One call of a plan: sends it and turns failures into marks.
 * In: a plan node and its body. Out: the subgraph's data, or the mark that stands for all of it. Never throws
 * for what a subgraph did. Not here: merging.
 */
import { HubError } from "../../common/errors";
import { invariant } from "../../common/invariant";
import type { DataReader } from "../fetch/subgraph-answer";
import { FaultMark, type Fault, type Row } from "../merged-data";
import type { EntityFetchNode, FetchNode } from "../plan/plan-node";
import type { AnswerReader } from "./answer-reader";
import type { Execution } from "./execution";
import { markOf, placeErrors } from "./fault-rows";

/** A call of a plan with what was compiled to read its answers. */
export interface PlannedCall {
  readonly node: FetchNode | EntityFetchNode;
  readonly reader: AnswerReader;
}

export async function call(
  execution: Execution,
  { node, reader }: PlannedCall,
  body: string,
): Promise<Row | FaultMark> {
  const subgraph = execution.supergraph.subgraphs.get(node.subgraph);
  invariant(subgraph, "A plan names a subgraph that the supergraph does not know.");
  const readData: DataReader = (text) => reader.read(text, execution.repeats);
  const { signer } = execution;
  const request = { body, repeatable: node.operationKind === "query", readData, signer };
  try {
    const { data, errors, extensions } = await execution.client.call(subgraph, request, execution.deadline);
    execution.faults.push(...errors.map(({ fault }) => fault));
    if (!data) return markOf(errors);
    execution.marking?.add(subgraph.name, extensions);
    placeErrors(data, errors);
    return data;
  } catch (error) {
    if (!(error instanceof HubError) || error.agency === undefined) throw error;
    return failed(execution, { message: error.message, code: error.code, agency: error.agency });
  }
}

/** Records a fault and returns its mark. */
export function failed(execution: Execution, fault: Fault): FaultMark {
  execution.faults.push(fault);
  return new FaultMark([fault]);
}
