/**
 * Puts fault marks where a subgraph failed, so that errors reach every place that the missing data would fill.
 * In: errors with paths in the subgraph's answer, or a call that failed as a whole. Out: marked rows.
 * Not here: the client's paths, which the answer writer knows (respond/answer-writer.ts).
 */
import type { SubgraphError } from "../fetch/subgraph-answer";
import { FaultMark, isRow, ownValue, setOwnValue, type Fault, type Row } from "../merged-data";
import type { FetchSelection } from "../plan/plan-node";
import type { TypeTable } from "../type-table";

/** Marks the nulls that errors explain. Errors that explain no null stay without a place. */
export function placeErrors(data: Row, errors: readonly SubgraphError[]): void {
  for (const { fault, path } of errors) placeError(data, fault, path);
}

function placeError(data: Row, fault: Fault, path: SubgraphError["path"]): void {
  let container: unknown = data;
  for (const [index, step] of path.entries()) {
    const value = stepInto(container, step);
    if (value === null || value === undefined || value instanceof FaultMark) {
      setStep(container, step, addFault(value, fault, path.slice(index + 1)));
      return;
    }
    container = value;
  }
}

function stepInto(container: unknown, step: string | number): unknown {
  if (Array.isArray(container)) return container[step as number];
  return isRow(container) ? ownValue(container, String(step)) : undefined;
}

function setStep(container: unknown, step: string | number, mark: FaultMark): void {
  if (Array.isArray(container)) {
    if (Number.isInteger(step) && Number(step) >= 0 && Number(step) < container.length) container[Number(step)] = mark;
  } else if (isRow(container)) {
    setOwnValue(container, String(step), mark);
  }
}

function addFault(existing: unknown, fault: Fault, below: readonly (string | number)[]): FaultMark {
  if (existing instanceof FaultMark) return new FaultMark([...existing.faults, fault], existing.below);
  return new FaultMark([fault], below);
}

/** One mark for an answer without data. */
export function markOf(errors: readonly SubgraphError[]): FaultMark {
  return new FaultMark(
    errors.map(({ fault }) => fault),
    errors[0]?.path ?? [],
  );
}

/** The fields a call asked for, of an object of this type where fragments depend on it. */
export interface AskedFields {
  readonly selection: FetchSelection;
  readonly typename: string | undefined;
}

/** A row in which every field that the call asked for is marked. */
export function markedRow(types: TypeTable, mark: FaultMark, asked: AskedFields): Row {
  const row: Row = {};
  const markFields = (selection: FetchSelection): void => {
    for (const node of selection) {
      if (node.kind === "fragment") {
        const fits = !node.type || !asked.typename || types.fits(asked.typename, node.type);
        if (fits) markFields(node.selection);
      } else if (node.key !== "__typename") {
        setOwnValue(row, node.key, markBelow(mark, node.key));
      }
    }
  };
  markFields(asked.selection);
  return row;
}

function markBelow({ faults, below }: FaultMark, key: string): FaultMark {
  return new FaultMark(faults, below[0] === key ? below.slice(1) : []);
}
