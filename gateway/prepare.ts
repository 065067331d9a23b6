/**
 * Prepares documents, once per snapshot: the operation stage for the document, then the plan stage and the
 * projection for each decision of its @skip and @include and of what the caller may read.
 * In: a snapshot and a document. Out: what is kept of it, made on first use; equal requests that arrive
 * meanwhile wait for the same preparation. Failures are not kept. Not here: the other variables.
 */
import { hash } from "node:crypto";
import type { GraphQLSchema } from "graphql";
import { invariant } from "../common/invariant";
import { AccessDecision } from "./access/access-decision";
import { deniedBy, type AccessKey } from "./access/access-key";
import { restrictPlan } from "./access/restrict-plan";
import { documentKey } from "./document-key";
import { compilePlan } from "./execute/compile-plan";
import { EntityPlaces } from "./execute/entity-places";
import { LruMap } from "./lru-map";
import type { VariableValues } from "./operation/coerce-variables";
import { planTextOf } from "./operation/plan-text";
import type { Operation } from "./operation/operation";
import { readOperation } from "./operation/read-operation";
import { isHeavy } from "./plan/planning-weight";
import type { PreparedOperation, PreparedVariant } from "./prepared";
import { buildProjection } from "./respond/build-projection";
import { CompiledAnswer } from "./respond/compiled-answer";
import type { Supergraph } from "./supergraph";

/** Longer documents are prepared each time, so that the cache's keys stay small. */
const MAX_CACHED_LENGTH = 32 * 1024;
/** Decisions kept per operation; a client that alternates between more pays for planning. */
const MAX_VARIANTS = 16;

/** Measured on documents of 5 to 400 fields (`npm run bench:growth`): a variant of each takes up to this. */
const BYTES_PER_VARIANT = 24 * 1024;
const BYTES_PER_SELECTION = 1024;

/** Of a document with all variants that it can have: later variants cannot make the cache outgrow its limit. */
function estimatedBytes({ selections, conditionVariables, requirements }: Operation, key: string): number {
  const variants = Math.min(MAX_VARIANTS, 2 ** (conditionVariables.length + requirements.length));
  return key.length * 2 + variants * (BYTES_PER_VARIANT + selections * BYTES_PER_SELECTION);
}

/** @throws HubError with the codes of readOperation */
export function prepare(supergraph: Supergraph, text: string, operationName: string | undefined): PreparedOperation {
  const key = documentKey(text, operationName);
  const known = supergraph.prepared.get(key);
  if (known) return known;
  const operation = readOperation(supergraph, text, operationName);
  const variants = new LruMap<string, Promise<PreparedVariant>>(MAX_VARIANTS);
  const prepared = { operation, hash: hash("sha256", text, "base64url"), variants };
  if (key.length <= MAX_CACHED_LENGTH) supergraph.prepared.set(key, prepared, estimatedBytes(operation, key));
  return prepared;
}

/** What decides the shape of an answer, beside the document. */
export interface VariantChoice {
  /** Coerced. */
  readonly variables: VariableValues;
  /** What the caller may read. */
  readonly access: AccessKey;
}

/** @throws HubError `PLANNING_FAILED`, `SELECTION_TOO_LARGE` or `DENIED` */
export function prepareVariant(
  supergraph: Supergraph,
  { operation, variants }: PreparedOperation,
  { variables, access }: VariantChoice,
): Promise<PreparedVariant> {
  const conditions = operation.conditionVariables.map((name) => (variables[name] === true ? "1" : "0")).join("");
  const draw = supergraph.planner.draw();
  const key = `${access === "" ? conditions : `${conditions}/${access}`} ${draw}`;
  const known = variants.get(key);
  if (known) return known;
  const variant = makeVariant(supergraph, operation, { variables, access, draw });
  variants.set(key, variant);
  variant.catch(() => variants.delete(key));
  return variant;
}

function isHeavyToPlan(schema: GraphQLSchema, { planDocument }: Operation): boolean {
  return planDocument !== undefined && isHeavy(schema, planDocument);
}

async function makeVariant(
  supergraph: Supergraph,
  operation: Operation,
  { variables, access, draw }: VariantChoice & { readonly draw: number },
): Promise<PreparedVariant> {
  const { schema, planner, access: rules, limits } = supergraph;
  const { node, fragments, dataKeys, conditionVariables } = operation;
  const root = schema.getRootType(node.operation);
  invariant(root, "A validated operation has a root type.");
  const denied = deniedBy(operation.requirements, access);
  const decision = denied.length > 0 ? new AccessDecision(rules, denied) : undefined;
  const taking = decision && { rules, decision, maxSelections: limits.expandedSelections };
  const planText = planTextOf(operation, variables, taking);
  const planned =
    planText === undefined ? undefined : await planner.plan(planText, draw, isHeavyToPlan(schema, operation));
  const plan = decision && planned ? restrictPlan(supergraph, decision, planned) : planned;
  const places = new EntityPlaces(plan);
  const program = plan && compilePlan({ supergraph, places }, plan);
  const conditions = Object.fromEntries(conditionVariables.map((name) => [name, variables[name] === true]));
  const source = { schema, fragments, dataKeys, conditions, places, decision };
  const projection = buildProjection(source, { type: root, keys: [] }, [node.selectionSet]);
  return { planText, plan, program, projection, answer: new CompiledAnswer(projection, limits) };
}
