/**
 * Prepares documents, once per snapshot: the operation stage for the document, then the plan stage and the
 * projection for each decision of its @skip and @include.
 * In: a snapshot and a document. Out: what is kept of it, made on first use; equal requests that arrive
 * meanwhile wait for the same preparation. Failures are not kept. Not here: the other variables.
 */
import type { GraphQLSchema } from "graphql";
import { invariant } from "../common/invariant";
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
function estimatedBytes({ selections, conditionVariables }: Operation, key: string): number {
  const variants = Math.min(MAX_VARIANTS, 2 ** conditionVariables.length);
  return key.length * 2 + variants * (BYTES_PER_VARIANT + selections * BYTES_PER_SELECTION);
}

/** @throws HubError with the codes of readOperation */
export function prepare(supergraph: Supergraph, text: string, operationName: string | undefined): PreparedOperation {
  const key = documentKey(text, operationName);
  const known = supergraph.prepared.get(key);
  if (known) return known;
  const operation = readOperation(supergraph, text, operationName);
  const prepared = { operation, variants: new LruMap<string, Promise<PreparedVariant>>(MAX_VARIANTS) };
  if (key.length <= MAX_CACHED_LENGTH) supergraph.prepared.set(key, prepared, estimatedBytes(operation, key));
  return prepared;
}

/**
 * @param variables coerced
 * @throws HubError `PLANNING_FAILED`
 */
export function prepareVariant(
  supergraph: Supergraph,
  { operation, variants }: PreparedOperation,
  variables: VariableValues,
): Promise<PreparedVariant> {
  const decision = operation.conditionVariables.map((name) => (variables[name] === true ? "1" : "0")).join("");
  const draw = supergraph.planner.draw();
  const key = `${decision} ${draw}`;
  const known = variants.get(key);
  if (known) return known;
  const variant = makeVariant(supergraph, operation, { variables, draw });
  variants.set(key, variant);
  variant.catch(() => variants.delete(key));
  return variant;
}

function isHeavyToPlan(schema: GraphQLSchema, { planDocument }: Operation): boolean {
  return planDocument !== undefined && isHeavy(schema, planDocument);
}

async function makeVariant(
  supergraph: Supergraph,
  operation: PreparedOperation["operation"],
  { variables, draw }: { readonly variables: VariableValues; readonly draw: number },
): Promise<PreparedVariant> {
  const { schema, planner } = supergraph;
  const { node, fragments, dataKeys, conditionVariables } = operation;
  const root = schema.getRootType(node.operation);
  invariant(root, "A validated operation has a root type.");
  const planText = planTextOf(operation, variables);
  const plan =
    planText === undefined ? undefined : await planner.plan(planText, draw, isHeavyToPlan(schema, operation));
  const places = new EntityPlaces(plan);
  const program = plan && compilePlan({ supergraph, places }, plan);
  const conditions = Object.fromEntries(conditionVariables.map((name) => [name, variables[name] === true]));
  const projection = buildProjection({ schema, fragments, dataKeys, conditions, places }, { type: root, keys: [] }, [
    node.selectionSet,
  ]);
  const answer = new CompiledAnswer(projection, supergraph.limits);
  return { planText, plan, program, projection, answer };
}
