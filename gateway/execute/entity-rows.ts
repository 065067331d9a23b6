/**
 * Finds each entity's row in the answer to a fetch of entities.
 * In: the entities that were asked for, in order, and the answer. Out: a row for each, or a row of marks, or nothing
 * where the subgraph knows no such entity. Not here: merging the rows (entity-fetch.ts).
 */
import { FaultMark, isRow, ownValue, typenameOf, type Row } from "../merged-data";
import { failed } from "./call";
import type { CompiledBatch } from "./compile-batch";
import type { Entity } from "./entity-collector";
import type { Execution } from "./execution";
import { markedRow } from "./fault-rows";
import { applyRewrites } from "./rewrites";

interface AskedEntities {
  readonly batch: CompiledBatch;
  readonly entities: readonly Entity[];
  /** The subgraph's name. */
  readonly agency: string;
}

export function rowsOf(
  execution: Execution,
  { batch, entities, agency }: AskedEntities,
  answer: Row | FaultMark,
): (Row | undefined)[] {
  const { types } = execution.supergraph;
  const markAll = ({ typename }: Entity, mark: FaultMark): Row =>
    markedRow(types, mark, { selection: batch.selection, typename });
  const list = answer instanceof FaultMark ? answer : ownValue(answer, batch.alias);
  if (list instanceof FaultMark) {
    const rootless = new FaultMark(list.faults, list.below.slice(list === answer ? 2 : 1));
    return entities.map((entity) => markAll(entity, rootless));
  }
  let invalid: FaultMark | undefined;
  const refuse = (entity: Entity): Row => markAll(entity, (invalid ??= invalidEntities(execution, agency)));
  if (!Array.isArray(list) || list.length !== entities.length) return entities.map(refuse);
  applyRewrites(types, batch.outputRewrites, list);
  return entities.map((entity, index) => {
    const row: unknown = list[index];
    if (row === null) return undefined;
    if (row instanceof FaultMark) return markAll(entity, row);
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
