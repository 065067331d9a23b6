/**
 * The state of one running request, which every plan node reads and grows.
 * In: nothing. Out: its type, and how a call's body is written. Not here: the nodes.
 */
import type { CallDeadline, SubgraphClient } from "../fetch/subgraph-client";
import type { Fault, Row } from "../merged-data";
import type { VariableValues } from "../operation/coerce-variables";
import type { EntityFetchNode, FetchNode } from "../plan/plan-node";
import type { Supergraph } from "../supergraph";

export interface Execution {
  readonly supergraph: Supergraph;
  readonly client: SubgraphClient;
  readonly variables: VariableValues;
  readonly deadline: CallDeadline;
  /** Merged data, from the operation's root. */
  readonly data: Row;
  /** Everything that went wrong in subgraphs, placed or not. */
  readonly faults: Fault[];
}

/** @param extra variables of the plan's own, as `"name":JSON` */
export function bodyOf(node: FetchNode | EntityFetchNode, variables: VariableValues, extra: readonly string[]): string {
  const given = node.variables
    .filter((name) => Object.hasOwn(variables, name))
    .map((name) => `${JSON.stringify(name)}:${JSON.stringify(variables[name])}`);
  return `${node.bodyPrefix}${[...extra, ...given].join(",")}}}`;
}
