/**
 * Runs a fetch of entities: one representation per distinct entity, one row back, merged into every place
 * where the entity stands.
 * In: a plan node with one or more batches. Out: their fields in the merged data, or marks in their places.
 * Not here: what a representation holds (representation.ts).
 */
import { FaultMark, isRow, ownValue, typenameOf, type Row } from "../merged-data";
import type { EntityBatch, EntityFetchNode } from "../plan/plan-node";
import { call, failed } from "./call";
import { bodyOf, type Execution } from "./execution";
import { markedRow } from "./fault-rows";
import { copyValue, mergeRow } from "./merge";
import { buildRepresentation } from "./representation";
import { applyRewrites } from "./rewrites";
import { findTargets } from "./targets";

/** One distinct entity and the rows it fills, by the path of the plan that found them. */
interface Entity {
  readonly text: string;
  readonly typename: string | undefined;
  readonly targetsByPath: Row[][];
}

interface BatchInFlight {
  readonly batch: EntityBatch;
  readonly entities: readonly Entity[];
}

export async function runEntityFetch(execution: Execution, node: EntityFetchNode): Promise<void> {
  const inFlight = node.batches.map((batch): BatchInFlight => ({
    batch,
    entities: collectEntities(execution, node.subgraph, batch),
  }));
  if (inFlight.every(({ entities }) => entities.length === 0)) return;
  const representations = inFlight.map(
    ({ batch, entities }) => `"${batch.representations}":[${entities.map(({ text }) => text).join(",")}]`,
  );
  const answer = await call(execution, node, bodyOf(node, execution.variables, representations));
  for (const { batch, entities } of inFlight) {
    const rows = rowsOf(execution, node.subgraph, { batch, entities, answer });
    for (const [index, entity] of entities.entries()) mergeEntity(execution, entity, rows[index]);
  }
}

/** Rows whose representation a failure made impossible are marked with that failure at once. */
function collectEntities(execution: Execution, subgraph: string, batch: EntityBatch): Entity[] {
  const { supergraph, data } = execution;
  const { types, keys } = supergraph;
  const entities = new Map<string, Entity>();
  for (const [pathIndex, path] of batch.paths.entries()) {
    for (const target of findTargets(types, data, path)) {
      const representation = buildRepresentation({ types, keys }, { subgraph, batch }, target);
      if (representation instanceof FaultMark) {
        mergeRow(types, target, markFor(execution, batch, { mark: representation, typename: typenameOf(target) }));
      } else if (representation) {
        const text = JSON.stringify(representation);
        const entity = entities.get(text) ?? { text, typename: typenameOf(representation), targetsByPath: [] };
        entities.set(text, entity);
        (entity.targetsByPath[pathIndex] ??= []).push(target);
      }
    }
  }
  return [...entities.values()];
}

function rowsOf(
  execution: Execution,
  subgraph: string,
  { batch, entities, answer }: BatchInFlight & { answer: Row | FaultMark },
): (Row | undefined)[] {
  const mark = (entity: Entity, mark: FaultMark) => markFor(execution, batch, { mark, typename: entity.typename });
  const list = answer instanceof FaultMark ? answer : ownValue(answer, batch.alias);
  if (list instanceof FaultMark) {
    const rootless = new FaultMark(list.faults, list.below.slice(list === answer ? 2 : 1));
    return entities.map((entity) => mark(entity, rootless));
  }
  let invalid: FaultMark | undefined;
  const refuse = (entity: Entity): Row => mark(entity, (invalid ??= invalidEntities(execution, subgraph)));
  if (!Array.isArray(list) || list.length !== entities.length) return entities.map(refuse);
  applyRewrites(execution.supergraph.types, batch.outputRewrites, list);
  return entities.map((entity, index) => {
    const row: unknown = list[index];
    if (row === null) return undefined;
    if (row instanceof FaultMark) return mark(entity, row);
    return isRow(row) && isSameType(execution, entity, row) ? row : refuse(entity);
  });
}

/** Whether the row may be the entity that was asked for: its type is not another object type. */
function isSameType({ supergraph: { types } }: Execution, { typename }: Entity, row: Row): boolean {
  if (!Object.hasOwn(row, "__typename") || typename === undefined) return true;
  const answered = typenameOf(row);
  return answered !== undefined && (types.fits(answered, typename) || types.fits(typename, answered));
}

function invalidEntities(execution: Execution, agency: string): FaultMark {
  const message = `The agency ${agency} answered with other entities than it was asked for.`;
  return failed(execution, { message, code: "SUBGRAPH_INVALID_RESPONSE", agency });
}

function markFor(
  { supergraph }: Execution,
  { selection }: EntityBatch,
  { mark, typename }: { mark: FaultMark; typename: string | undefined },
): Row {
  return markedRow(supergraph.types, mark, { selection, typename });
}

/** Rows under one path share what they get; later fetches visit them together. Other paths get a copy. */
function mergeEntity({ supergraph }: Execution, { targetsByPath }: Entity, row: Row | undefined): void {
  if (!row) return;
  let given = false;
  for (const targets of targetsByPath) {
    if (!targets) continue;
    const shared = given ? copyValue(row) : row;
    given = true;
    for (const target of targets) mergeRow(supergraph.types, target, shared);
  }
}
