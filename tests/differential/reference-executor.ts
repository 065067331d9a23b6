/**
 * The reference: runs a plan in the slowest and most obvious way, one call after the other, over plain objects that
 * are copied and merged deeply, then completes the answer as the specification's CompleteValue says.
 * In: a plan, its operation and variables, and a function that calls subgraphs. Out: `data` and `errors`.
 * Shares no executing code with gateway/execute and gateway/respond; where the specification leaves open what a
 * gateway does about failing subgraphs, the comments in the reference files are the definition.
 */
import type { GraphQLSchema } from "graphql";
import type { Operation } from "../../gateway/operation/operation";
import type { EntityBatch, EntityFetchNode, FetchNode, FetchSelection, PlanNode } from "../../gateway/plan/plan-node";
import { completeAnswer, type ReferenceAnswer } from "./reference/complete-answer";
import { copyTree, mergeInto, setField } from "./reference/merge-trees";
import { Missing, isObject, typenameIn, type Fault, type JsonObject } from "./reference/missing";
import { findObjects, rewrite } from "./reference/plan-paths";
import { readReply } from "./reference/read-reply";
import type { ReferenceSchemas } from "./reference/reference-schemas";
import { representationOf } from "./reference/representation-of";
import { isSubtype } from "./reference/subtypes";
import type { CallSubgraph } from "./run/failing-calls";
import { MISPLANNED } from "./run/subgraph";

export interface ReferenceInput {
  readonly plan: PlanNode | undefined;
  readonly operation: Operation;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly call: CallSubgraph;
  readonly schemas: ReferenceSchemas;
  readonly order: CallOrder;
}

/**
 * What calls that may run in parallel see of each other: nothing, what those before them brought, or those after them.
 * A plan is determinate when it gives the same answer in each order.
 */
export const CALL_ORDERS = ["at once", "forwards", "backwards"] as const;
type CallOrder = (typeof CALL_ORDERS)[number];

export interface ReferenceRunAnswer extends ReferenceAnswer {
  /** What subgraphs and gateway could not do because the plan never asked for something that it needs. */
  readonly planGaps: readonly string[];
}

export function executeReference(input: ReferenceInput): ReferenceRunAnswer {
  const run: ReferenceRun = { ...input, data: {}, faults: [], planGaps: [] };
  if (input.plan) runNode(run, input.plan);
  const told = run.faults.flatMap(({ message }) =>
    message !== undefined && MISPLANNED.test(message) ? [message] : [],
  );
  const answer = completeAnswer(run);
  return { ...answer, planGaps: [...told, ...run.planGaps, ...answer.absent] };
}

interface ReferenceRun extends ReferenceInput {
  readonly data: JsonObject;
  readonly faults: Fault[];
  readonly planGaps: string[];
}

function runNode(run: ReferenceRun, node: PlanNode): void {
  switch (node.kind) {
    case "sequence":
      for (const child of node.nodes) runNode(run, child);
      return;
    case "parallel":
      return runParallel(run, node.nodes);
    case "fetch":
      return runRootFetch(run, node);
    case "entities":
      return runEntityFetch(run, node);
  }
}

function runParallel(run: ReferenceRun, nodes: readonly PlanNode[]): void {
  if (run.order !== "at once") {
    for (const child of run.order === "backwards" ? nodes.toReversed() : nodes) runNode(run, child);
    return;
  }
  const copies = nodes.map((child) => {
    const data = copyTree(run.data);
    runNode({ ...run, data }, child);
    return data;
  });
  for (const data of copies) mergeInto(run.schemas.whole, run.data, data);
}

function runRootFetch(run: ReferenceRun, node: FetchNode): void {
  const answer = callSubgraph(run, node, {});
  const data = answer instanceof Missing ? missingFields(run, node.selection, answer, undefined) : answer;
  for (const one of node.outputRewrites) rewrite(run.schemas.whole, one, data);
  mergeInto(run.schemas.whole, run.data, data);
}

function runEntityFetch(run: ReferenceRun, node: EntityFetchNode): void {
  const wanted = node.batches.map((batch) => ({ batch, entities: collectEntities(run, node.subgraph, batch) }));
  if (wanted.every(({ entities }) => entities.length === 0)) return;
  const representations = wanted.map(({ batch, entities }) => [
    batch.representations,
    entities.map(({ representation }) => representation),
  ]);
  const answer = callSubgraph(run, node, Object.fromEntries(representations) as JsonObject);
  for (const { batch, entities } of wanted) {
    const rows = rowsOf(run, { batch, agency: node.subgraph, entities }, answer);
    for (const [index, { targets }] of entities.entries()) {
      for (const target of targets) {
        if (rows[index]) mergeInto(run.schemas.whole, target, rows[index]);
      }
    }
  }
}

/** An entity with the objects of the data that stand for it: equal representations are sent once. */
interface WantedEntity {
  readonly representation: JsonObject;
  readonly targets: JsonObject[];
}

function collectEntities(run: ReferenceRun, agency: string, batch: EntityBatch): WantedEntity[] {
  const entities = new Map<string, WantedEntity>();
  for (const target of batch.paths.flatMap((path) => findObjects(run.schemas.whole, run.data, path))) {
    const representation = representationOf(run.schemas, { agency, batch }, target);
    if (representation instanceof Missing) {
      // What made the representation impossible made the fields impossible.
      const fields = missingFields(run, batch.selection, representation, typenameIn(target));
      mergeInto(run.schemas.whole, target, fields);
    } else if (representation === undefined) {
      if (isMeant(run, batch, target)) run.planGaps.push(`No representation of ${typenameIn(target)} for ${agency}.`);
    } else {
      const text = JSON.stringify(representation);
      const entity = entities.get(text) ?? { representation, targets: [] };
      entity.targets.push(target);
      entities.set(text, entity);
    }
  }
  return [...entities.values()];
}

/** Whether the batch fetches anything of objects of this type. */
function isMeant(run: ReferenceRun, { requires }: EntityBatch, object: JsonObject): boolean {
  const typename = typenameIn(object) ?? "";
  return requires.some((one) => one.kind === "fragment" && isSubtype(run.schemas.whole, typename, one.type));
}

interface WantedBatch {
  readonly batch: EntityBatch;
  readonly agency: string;
  readonly entities: readonly WantedEntity[];
}

/** One object for each entity; undefined where the subgraph knows no such entity and said nothing of it. */
function rowsOf(
  run: ReferenceRun,
  { batch, agency, entities }: WantedBatch,
  answer: JsonObject | Missing,
): (JsonObject | undefined)[] {
  const allMissing = (missing: Missing) =>
    entities.map((entity) => missingFields(run, batch.selection, missing, typenameIn(entity.representation)));
  // The path of an error is that of the answer: `_entities`, the entity's index, then fields of the entity.
  if (answer instanceof Missing) return allMissing(new Missing(answer.faults, answer.below.slice(2)));
  const list = answer[batch.alias];
  if (list instanceof Missing) return allMissing(new Missing(list.faults, list.below.slice(1)));
  // One fault for all rows of a batch that are not the entities asked for.
  let wrong: Missing | undefined;
  const refuse = (entity: WantedEntity) => {
    wrong ??= newMissing(run, { code: "SUBGRAPH_INVALID_RESPONSE", agency, message: undefined });
    return missingFields(run, batch.selection, wrong, typenameIn(entity.representation));
  };
  if (!Array.isArray(list) || list.length !== entities.length) return entities.map(refuse);
  for (const one of batch.outputRewrites) rewrite(run.schemas.whole, one, list);
  return entities.map((entity, index) => {
    const row: unknown = list[index];
    const asked = typenameIn(entity.representation);
    if (row === null) return undefined;
    if (row instanceof Missing) return missingFields(run, batch.selection, row, asked);
    if (!isObject(row) || !mayBe(run.schemas.whole, row, asked)) return refuse(entity);
    return row;
  });
}

/** An answered type contradicts the asked one unless one of them is the other, or an abstract type of it. */
function mayBe(schema: GraphQLSchema, row: JsonObject, asked: string | undefined): boolean {
  if (!("__typename" in row) || asked === undefined) return true;
  const answered = typenameIn(row);
  return answered !== undefined && (isSubtype(schema, answered, asked) || isSubtype(schema, asked, answered));
}

/** Sends a call; its errors become marks in place of the nulls that they explain. */
function callSubgraph(run: ReferenceRun, node: FetchNode | EntityFetchNode, own: JsonObject): JsonObject | Missing {
  const given = node.variables.filter((name) => Object.hasOwn(run.variables, name));
  const variables = { ...own, ...Object.fromEntries(given.map((name) => [name, run.variables[name]])) };
  const reply = run.call(node.subgraph, { query: node.operation, variables });
  const { data, errors } = readReply(node.subgraph, reply);
  run.faults.push(...errors.map(({ fault }) => fault));
  if (!data)
    return new Missing(
      errors.map(({ fault }) => fault),
      errors[0]?.path ?? [],
    );
  for (const { fault, path } of errors) explainNull(data, fault, path);
  return data;
}

/** Replaces the first null on an error's path by a mark. An error that explains no null stays without a place. */
function explainNull(data: JsonObject, fault: Fault, path: readonly (string | number)[]): void {
  let holder: unknown = data;
  for (const [index, step] of path.entries()) {
    if (!Array.isArray(holder) && !isObject(holder)) return;
    const inside = Array.isArray(holder) ? typeof step === "number" && step in holder : true;
    const value = inside ? (Reflect.get(holder, step) as unknown) : undefined;
    if (value === null || value === undefined || value instanceof Missing) {
      const earlier = value instanceof Missing ? value : new Missing([], path.slice(index + 1));
      if (inside) setField(holder, step, new Missing([...earlier.faults, fault], earlier.below));
      return;
    }
    holder = value;
  }
}

/** An object of which every field that a call asked for is missing. */
function missingFields(
  run: ReferenceRun,
  selection: FetchSelection,
  { faults, below }: Missing,
  typename: string | undefined,
): JsonObject {
  const fields: JsonObject = {};
  for (const node of selection) {
    if (node.kind === "fragment") {
      const applies = !node.type || !typename || isSubtype(run.schemas.whole, typename, node.type);
      if (applies) Object.assign(fields, missingFields(run, node.selection, { faults, below }, typename));
    } else if (node.key !== "__typename") {
      // Only for the field that the error names is it known what is below.
      setField(fields, node.key, new Missing(faults, below[0] === node.key ? below.slice(1) : []));
    }
  }
  return fields;
}

function newMissing(run: ReferenceRun, fault: Fault): Missing {
  run.faults.push(fault);
  return new Missing([fault], []);
}
