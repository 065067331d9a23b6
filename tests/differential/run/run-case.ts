/**
 * Answers one case three times and compares.
 * In: a case. Out: a verdict: the same, different and how, refused by the planner, misplanned, or no valid question.
 * Not here: what counts as the same (equivalence.ts), what counts as misplanned (judge.ts).
 */
import { HubError } from "../../../common/errors";
import { coerceVariables } from "../../../gateway/operation/coerce-variables";
import { prepare, prepareVariant } from "../../../gateway/prepare";
import type { Supergraph } from "../../../gateway/supergraph";
import { parse, validate } from "graphql";
import type { CallFailure, DifferentialCase } from "../differential-case";
import { composeCase, type ComposedCase } from "./compose-case";
import { callsOf, recordCalls, type CallSubgraph } from "./failing-calls";
import { askGateway, loadCase, type GatewaySettings } from "./gateway";
import type { PlanningChild } from "./isolated-planner";
import { judge, type Verdict } from "./judge";
import { Subgraph } from "./subgraph";
import { World } from "./world";

/** A schema made ready for many questions. */
export interface LoadedSchema {
  readonly composed: ComposedCase;
  readonly supergraph: Supergraph;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
}

/** Data made ready for many questions. */
export interface Setting {
  readonly world: World;
  readonly failures: readonly CallFailure[];
  readonly comparesMonolith: boolean;
}

export type Question = Pick<DifferentialCase, "query" | "variables">;

export async function runCase(one: DifferentialCase, child: PlanningChild): Promise<Verdict> {
  const composition = composeCase(one.subgraphs);
  if ("refusals" in composition) return { kind: "invalid", reason: composition.refusals.join("\n") };
  const { composed } = composition;
  const world = new World(one.world, composed.documents, one.overrides);
  return await answerQuestion(loadSchema(composed, child, one), { ...one, world }, one);
}

export function loadSchema(composed: ComposedCase, child: PlanningChild, settings: GatewaySettings): LoadedSchema {
  const subgraphs = [...composed.documents].map(([name, document]) => [name, new Subgraph(name, document)] as const);
  return { composed, supergraph: loadCase(composed.supergraphSdl, child, settings), subgraphs: new Map(subgraphs) };
}

export async function answerQuestion(schema: LoadedSchema, setting: Setting, question: Question): Promise<Verdict> {
  const { composed, supergraph, subgraphs } = schema;
  try {
    const prepared = prepare(supergraph, question.query, undefined);
    const variables = coerceVariables(supergraph, prepared.operation, question.variables);
    const { plan } = await prepareVariant(supergraph, prepared, { variables, access: "" });
    const { operation } = prepared;
    const calls = callsOf(subgraphs, setting.world, setting.failures);
    const call = operation.kind === "query" ? rememberCalls(calls) : calls;
    setting.world.rewind();
    const { calls: made, call: recorded } = recordCalls(call);
    const text = await askGateway(supergraph, recorded, question);
    const { world, comparesMonolith } = setting;
    const answered = { operation, plan, variables, given: question.variables, call, calls: made, text };
    return judge({ composed, keys: supergraph.keys, world, comparesMonolith }, answered);
  } catch (error) {
    const code = error instanceof HubError ? error.code : undefined;
    const reason = error instanceof Error ? error.message : String(error);
    if (code === "GRAPHQL_VALIDATION_FAILED") return judgeRefusal(composed, question, reason);
    if (code === "PLANNING_FAILED") return { kind: "refused", reason };
    return { kind: "different", against: "gateway", difference: `thrown: ${reason}` };
  }
}

/** Equal calls of one case have equal answers; only mutations change the world. */
function rememberCalls(call: CallSubgraph): CallSubgraph {
  const known = new Map<string, ReturnType<CallSubgraph>>();
  return (subgraph, request) => {
    const key = JSON.stringify([subgraph, request]);
    const reply = known.get(key) ?? call(subgraph, request);
    known.set(key, reply);
    return reply;
  };
}

/** The gateway must not refuse what is valid on the schema that clients see. */
function judgeRefusal({ shown }: ComposedCase, { query }: Question, reason: string): Verdict {
  const isValid = validate(shown, parse(query)).length === 0;
  return isValid ? { kind: "different", against: "validation", difference: reason } : { kind: "invalid", reason };
}
