/**
 * Judges the gateway's answer to one case by the reference and by the monolith.
 * In: the answer, and all that it was made from. Out: the verdict.
 *
 * "misplanned" excuses a difference that the planner's library caused, and is never concluded from the difference:
 * - From the reference, which runs the same plan, only a plan without a determinate meaning excuses the gateway: the
 *   reference itself answers otherwise when parallel calls of the plan see other things of each other. Where the gateway
 *   answers as the reference in one of these orders, it is right in any case.
 * - From the monolith, which knows no plan, the plan excuses a gateway that answers as the reference when a key in it
 *   cannot be right (plan-conflicts.ts), when the order of its parallel calls matters, or when the reference finds a gap
 *   in it: a call that its subgraph cannot answer so, a representation without what it needs, a field of the answer
 *   that no call fetches.
 * A defect of gateway/plan or gateway/operation can look like such a gap, so campaigns bound how often gaps may occur.
 */
import type { Operation } from "../../../gateway/operation/operation";
import { documentOf } from "../../../gateway/operation/select-operation";
import type { PlanNode } from "../../../gateway/plan/plan-node";
import { planConflicts } from "../reference/plan-conflicts";
import { CALL_ORDERS, executeReference, type ReferenceInput, type ReferenceRunAnswer } from "../reference-executor";
import type { ComposedCase } from "./compose-case";
import { differenceFromMonolith, differenceFromReference, differenceOfCalls } from "./equivalence";
import { recordCalls } from "./failing-calls";
import { executeMonolith } from "./monolith";
import type { World } from "./world";

export type Verdict =
  | { readonly kind: "same"; readonly plan: PlanNode | undefined; readonly text: string }
  /** `against`: "reference", "monolith", "validation", or "gateway" when it gave no answer. */
  | { readonly kind: "different"; readonly against: string; readonly difference: string }
  /** By the planner: what it said. */
  | { readonly kind: "refused"; readonly reason: string }
  /** The plan contradicts itself or never fetches what it needs, and the answer is wrong because of it. */
  | { readonly kind: "misplanned"; readonly reason: string }
  | { readonly kind: "invalid"; readonly reason: string };

interface JudgedSetting {
  readonly composed: ComposedCase;
  readonly keys: ReferenceInput["schemas"]["keys"];
  readonly world: World;
  readonly comparesMonolith: boolean;
}

export interface Answered extends Pick<ReferenceInput, "plan" | "variables" | "call"> {
  readonly operation: Operation;
  /** As the gateway made them. */
  readonly calls: readonly string[];
  /** Variables before coercion. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The body of the gateway's answer. */
  readonly text: string;
}

export function judge(setting: JudgedSetting, answered: Answered): Verdict {
  const { text, plan } = answered;
  if (!isAnswer(text)) return { kind: "different", against: "gateway", difference: text };
  const { reference, difference } = compareWithReference(setting, answered);
  if (difference !== undefined) {
    const reason = dependsOnOrder(setting, answered);
    if (reason !== undefined) return { kind: "misplanned", reason };
    return { kind: "different", against: "reference", difference };
  }
  const fromMonolith = setting.comparesMonolith ? compareWithMonolith(setting, answered) : undefined;
  if (fromMonolith === undefined) return { kind: "same", plan, text };
  const [conflict] = planConflicts(setting.composed.whole, plan);
  const reason = conflict ?? reference.planGaps[0] ?? dependsOnOrder(setting, answered);
  if (reason !== undefined) return { kind: "misplanned", reason };
  return { kind: "different", against: "monolith", difference: fromMonolith };
}

/** A refusal is none: what is asked is valid. */
function isAnswer(text: string): boolean {
  try {
    JSON.parse(text);
    return /^\{(?:"errors":\[.*\],)?"data":/s.test(text);
  } catch {
    return false;
  }
}

type Order = ReferenceInput["order"];

interface RecordedAnswer extends ReferenceRunAnswer {
  readonly calls: readonly string[];
}

/** @returns the difference from the reference in its first order, when there is one in each order */
function compareWithReference(
  setting: JudgedSetting,
  answered: Answered,
): { reference: RecordedAnswer; difference: string | undefined } {
  let first: { reference: RecordedAnswer; difference: string | undefined } | undefined;
  for (const order of CALL_ORDERS) {
    const reference = runReference(setting, answered, order);
    const difference =
      differenceFromReference(answered.text, reference) ?? differenceOfCalls(answered.calls, reference.calls);
    if (difference === undefined) return { reference, difference };
    first ??= { reference, difference };
  }
  if (!first) throw new Error("There is an order.");
  return first;
}

function runReference(setting: JudgedSetting, answered: Answered, order: Order): RecordedAnswer {
  const { composed, keys, world } = setting;
  world.rewind();
  const schemas = { consumer: composed.shown, whole: composed.whole, keys };
  const { calls, call } = recordCalls(answered.call);
  return { ...executeReference({ ...answered, call, schemas, order }), calls };
}

/** @returns what to blame when the plan has no determinate meaning */
function dependsOnOrder(setting: JudgedSetting, answered: Answered): string | undefined {
  const meanings = CALL_ORDERS.map((order) => meaningOf(runReference(setting, answered, order)));
  return new Set(meanings).size > 1 ? "Parallel calls need each other." : undefined;
}

/** The order of errors means nothing. */
function meaningOf({ data, errors }: ReferenceRunAnswer): string {
  return JSON.stringify([data, errors.map((error) => JSON.stringify(error)).sort()]);
}

function compareWithMonolith({ composed, world }: JudgedSetting, answered: Answered): string | undefined {
  const { operation, given, text } = answered;
  world.rewind();
  const document = documentOf(operation.node, operation.fragments);
  return differenceFromMonolith(text, executeMonolith(composed.shown, world, { document, variables: given }));
}
