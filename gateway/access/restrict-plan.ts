/**
 * The last look at a plan before it is used for a caller: no call of it may ask for what is denied, whatever the
 * planner added of its own for keys and requirements. Where a subgraph knows objects by their interface alone, the
 * objects that are denied are not named to it: the plan has learned their types by then.
 * In: a plan and a decision. Out: the plan, narrowed; or `DENIED` for the whole operation, which a supergraph that
 * composed here never leads to. Not here: what clients ask for (take-out-denied.ts).
 */
import {
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type GraphQLAbstractType,
  type GraphQLSchema,
} from "graphql";
import { objectTypesOf } from "../../common/access/object-types";
import { HubError } from "../../common/errors";
import { isRootType } from "../../common/root-types";
import type { EntityKeys } from "../join-spec";
import type { EntityBatch, EntityFetchNode, FetchNode, PlanNode } from "../plan/plan-node";
import type { AccessDecision } from "./access-decision";

export interface PlanFacts {
  /** Of the whole supergraph, hidden parts included. */
  readonly whole: GraphQLSchema;
  readonly keys: EntityKeys;
}

/** @throws HubError `DENIED` */
export function restrictPlan(facts: PlanFacts, decision: AccessDecision, plan: PlanNode): PlanNode {
  if (plan.kind === "sequence" || plan.kind === "parallel") {
    return { ...plan, nodes: plan.nodes.map((node) => restrictPlan(facts, decision, node)) };
  }
  const direct = assertAllowed(facts, decision, plan);
  if (plan.kind === "fetch" || direct.length === 0) return plan;
  return { ...plan, batches: plan.batches.map((batch) => restrictBatch({ facts, decision, direct }, batch)) };
}

/** A field that a call asks of entities which it knows by their interface or union. */
interface DirectField {
  readonly alias: string;
  readonly type: GraphQLAbstractType;
  readonly field: string;
}

/** @returns fields that are denied for some of their entities, which the call must not name */
function assertAllowed(facts: PlanFacts, decision: AccessDecision, call: FetchNode | EntityFetchNode): DirectField[] {
  const types = new TypeInfo(facts.whole);
  const direct: DirectField[] = [];
  const visitor = {
    Field(_: ASTNode, ...[, , , ancestors]: [unknown, unknown, unknown, readonly (ASTNode | readonly ASTNode[])[]]) {
      const [parent, field] = [types.getParentType(), types.getFieldDef()?.name];
      if (!parent || field === undefined || field.startsWith("__")) return;
      if (isObjectType(parent)) {
        // Of a root type, each field is decided by itself.
        const isDenied = !isRootType(facts.whole, parent.name) && decision.deniesType(parent);
        if (isDenied || decision.deniesField(parent, field)) throw denied();
      } else if (isAbstractType(parent) && decision.deniesField(parent, field)) {
        const alias = entitiesFieldAbove(ancestors);
        const batch = call.kind === "entities" ? call.batches.find((one) => one.alias === alias) : undefined;
        if (batch && namesTypes(facts.whole, batch)) direct.push({ alias: batch.alias, type: parent, field });
        else if (!isKeyOfAll({ facts, decision }, parent, field)) throw denied();
      }
    },
  };
  visit(parse(call.operation, { noLocation: true }), visitWithTypeInfo(types, visitor));
  return direct;
}

/** The response key of the one field around a field. */
function entitiesFieldAbove(ancestors: readonly (ASTNode | readonly ASTNode[])[]): string | undefined {
  const [field, ...more] = ancestors.filter((one) => "kind" in one).filter((one) => one.kind === Kind.FIELD);
  return field && more.length === 0 ? (field.alias ?? field.name).value : undefined;
}

interface Restriction {
  readonly facts: PlanFacts;
  readonly decision: AccessDecision;
}

/** A key travels before the type is known, unless it is itself denied. */
function isKeyOfAll({ facts, decision }: Restriction, type: GraphQLAbstractType, field: string): boolean {
  const isKey = [...facts.keys.values()].some((byType) => byType.get(type.name)?.some((key) => key.includes(field)));
  return isKey && !objectTypesOf(facts.whole, type).some((member) => decision.deniesField(member, field));
}

/** Whether the entities that a batch names are known by their own types, all in the same way. */
function namesTypes(whole: GraphQLSchema, { requires }: EntityBatch): boolean {
  const fragments = requires.flatMap((one) => (one.kind === "fragment" ? [one] : []));
  const ways = new Set(fragments.map(({ selections }) => JSON.stringify(selections)));
  const areObjects = fragments.every(({ type }) => isObjectType(whole.getType(type)));
  return areObjects && ways.size === 1 && fragments.length === requires.length;
}

/**
 * Names only entities of which every field may be read. Fields are asked for allowed entities only, so one whose fields
 * differ cannot be told apart within the call. The planner may have named fewer than all: the others are added.
 */
function restrictBatch(
  { facts, decision, direct }: Restriction & { readonly direct: readonly DirectField[] },
  batch: EntityBatch,
): EntityBatch {
  const fields = direct.filter(({ alias }) => alias === batch.alias);
  const [one] = batch.requires;
  if (fields.length === 0 || one?.kind !== "fragment") return batch;
  const members = new Set(fields.flatMap(({ type }) => objectTypesOf(facts.whole, type)));
  const allowed = [...members].filter((member) => {
    if (decision.deniesType(member)) return false;
    const its = fields.filter(({ type }) => objectTypesOf(facts.whole, type).includes(member));
    const denies = new Set(its.map(({ field }) => decision.deniesField(member, field)));
    if (denies.size > 1) throw denied();
    return !denies.has(true);
  });
  const names = new Set([...members].map(({ name }) => name));
  const others = batch.requires.filter((required) => required.kind === "fragment" && !names.has(required.type));
  return { ...batch, requires: [...others, ...allowed.map(({ name }) => ({ ...one, type: name }))] };
}

function denied(): HubError {
  return new HubError("DENIED", "The caller may not read what one agency needs of another for this operation.", {
    remedy: "Ask for less, or as somebody who may read it.",
  });
}
