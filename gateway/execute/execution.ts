/**
 * The state of one running request, which every plan node reads and grows.
 * In: nothing. Out: its type, and how a call's body is written. Not here: the nodes.
 */
import type { CallDeadline, CallSigner } from "../fetch/subgraph-call";
import type { SubgraphClient } from "../fetch/subgraph-client";
import type { MarkingRollup } from "../markings/marking-rollup";
import type { Fault, Row } from "../merged-data";
import type { VariableValues } from "../operation/coerce-variables";
import type { EntityFetchNode, FetchNode } from "../plan/plan-node";
import type { SupergraphFacts } from "../supergraph-facts";
import type { PlaceId } from "./entity-places";

export interface Execution {
  readonly supergraph: SupergraphFacts;
  readonly client: SubgraphClient;
  readonly variables: VariableValues;
  readonly deadline: CallDeadline;
  /** Vouches for the caller with every call; undefined where subgraphs are told nothing. */
  readonly signer: CallSigner | undefined;
  /** Joins what subgraphs say of their answers; undefined where nobody is told. */
  readonly marking: MarkingRollup | undefined;
  /** Merged data, from the operation's root. */
  readonly data: Row;
  /** Everything that went wrong in subgraphs, placed or not. */
  readonly faults: Fault[];
  /** Places of the plan at which one object stands several times. */
  readonly repeats: Set<PlaceId>;
}

/** @param extra variables of the plan's own, as `"name":JSON` with commas between them */
export function bodyOf(node: FetchNode | EntityFetchNode, variables: VariableValues, extra: string): string {
  let given = extra;
  for (const name of node.variables) {
    if (!Object.hasOwn(variables, name)) continue;
    given += `${given === "" ? "" : ","}${JSON.stringify(name)}:${JSON.stringify(variables[name])}`;
  }
  return `${node.bodyPrefix}${given}}}`;
}
