/**
 * What the gateway would do with a document, stage by stage, without calling any subgraph.
 * In: a snapshot and a document. Out: the artefact of each stage. Not here: printing them (cli/).
 */
import { Kind, visit } from "graphql";
import type { Caller } from "../common/caller";
import { accessKeyOf, wholeAccess } from "./access/access-key";
import { coerceVariables, type VariableValues } from "./operation/coerce-variables";
import type { Operation } from "./operation/operation";
import { documentOf } from "./operation/select-operation";
import type { Step } from "./execute/step";
import type { PlanNode } from "./plan/plan-node";
import { printPlan } from "./plan/print-plan";
import { prepare, prepareVariant } from "./prepare";
import type { CompiledAnswer } from "./respond/compiled-answer";
import type { Supergraph } from "./supergraph";

export interface ExplainOptions {
  readonly operationName?: string;
  /** Checked when given; without them, everything that some variable can include is included. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Who asks; without one, somebody who may read everything. */
  readonly caller?: Caller;
  /** Whether to generate the code that many requests would lead to. */
  readonly code?: boolean;
}

export interface Explanation {
  /** The operation as the planner receives it; undefined when subgraphs have nothing to answer. */
  readonly operation: string | undefined;
  /** Coerced, or the assumed values of the condition variables. */
  readonly variables: VariableValues;
  readonly plan: PlanNode | undefined;
  readonly planText: string;
  /** What is generated for a document that is asked often: writers of representations, writers of the answer. */
  readonly code?: string;
}

/** @throws HubError as the same document would over HTTP */
export async function explain(
  supergraph: Supergraph,
  documentText: string,
  options: ExplainOptions = {},
): Promise<Explanation> {
  const prepared = prepare(supergraph, documentText, options.operationName);
  const { operation } = prepared;
  const variables = options.variables
    ? coerceVariables(supergraph, operation, options.variables)
    : assumeIncluded(operation);
  const access = options.caller
    ? accessKeyOf(operation.requirements, options.caller)
    : wholeAccess(operation.requirements);
  const { plan, planText, program, answer } = await prepareVariant(supergraph, prepared, { variables, access });
  return {
    operation: planText,
    variables,
    plan,
    planText: printPlan(plan),
    ...(options.code ? { code: codeOf(program, answer) } : {}),
  };
}

function codeOf(program: Step | undefined, answer: CompiledAnswer): string {
  const parts = [...(program?.explain() ?? []), "// the answer", ...answer.explain()];
  return `${parts.join("\n")}\n`;
}

function assumeIncluded({ node, fragments }: Operation): VariableValues {
  const assumed: Record<string, boolean> = {};
  visit(documentOf(node, fragments), {
    Directive({ name, arguments: args }) {
      const value = args?.[0]?.value;
      if (value?.kind === Kind.VARIABLE && name.value === "include") assumed[value.name.value] = true;
    },
  });
  return assumed;
}
