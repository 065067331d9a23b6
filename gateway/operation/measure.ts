/**
 * How large an operation is with its fragments expanded, found in one walk over the unexpanded document.
 * In: an operation, perhaps invalid and cyclic. Out: its size, or the error of the limit it exceeds.
 * Not here: what its fields cost.
 */
import { Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from "graphql";
import { HubError, type ErrorCode } from "../../common/errors";
import type { GatewayLimits } from "../limits";
import type { Fragments } from "./select-operation";

/** Counts with fragments expanded. */
export interface OperationSize {
  readonly selections: number;
  readonly aliases: number;
  /** Fields of the outermost level. */
  readonly fields: number;
  readonly depth: number;
  /** Depth below `__schema` and `__type`. */
  readonly introspectionDepth: number;
}

const NOTHING: OperationSize = { selections: 0, aliases: 0, fields: 0, depth: 0, introspectionDepth: 0 };

/** A fragment that spreads itself counts nothing at that spread: validation refuses it by name later. */
export function measureOperation(operation: OperationDefinitionNode, fragments: Fragments): OperationSize {
  const known = new Map<string, OperationSize>();
  const measureFragment = (name: string): OperationSize => {
    const before = known.get(name);
    if (before) return before;
    known.set(name, NOTHING);
    const fragment = fragments.get(name);
    const size = fragment ? measureSet(fragment.selectionSet) : NOTHING;
    known.set(name, size);
    return size;
  };
  const measureNode = (node: SelectionNode): OperationSize => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return measureFragment(node.name.value);
    const inner = node.selectionSet ? measureSet(node.selectionSet) : NOTHING;
    return node.kind === Kind.FIELD ? sizeOfField(node.name.value, node.alias !== undefined, inner) : inner;
  };
  const measureSet = (set: SelectionSetNode): OperationSize =>
    set.selections.reduce<OperationSize>((total, node) => add(total, measureNode(node)), NOTHING);
  return measureSet(operation.selectionSet);
}

function sizeOfField(name: string, aliased: boolean, inner: OperationSize): OperationSize {
  const introspects = name === "__schema" || name === "__type";
  return {
    selections: inner.selections,
    aliases: inner.aliases + (aliased ? 1 : 0),
    fields: 1,
    depth: introspects ? 1 : inner.depth + 1,
    introspectionDepth: introspects ? inner.depth : inner.introspectionDepth,
  };
}

/** Every node, fragments included, counts once where it stands. */
function add(total: OperationSize, node: OperationSize): OperationSize {
  return {
    selections: total.selections + node.selections + 1,
    aliases: total.aliases + node.aliases,
    fields: total.fields + node.fields,
    depth: Math.max(total.depth, node.depth),
    introspectionDepth: Math.max(total.introspectionDepth, node.introspectionDepth),
  };
}

/** @throws HubError with the code of the limit that is exceeded */
export function assertWithinLimits(size: OperationSize, limits: GatewayLimits): void {
  assertAtMost("DEPTH_EXCEEDED", "levels of fields", [size.depth, limits.depth]);
  assertAtMost("DEPTH_EXCEEDED", "levels of introspection", [size.introspectionDepth, limits.introspectionDepth]);
  assertAtMost("ALIASES_EXCEEDED", "aliases", [size.aliases, limits.aliases]);
  assertAtMost("ROOT_FIELDS_EXCEEDED", "root fields", [size.fields, limits.rootFields]);
  assertAtMost("SELECTION_TOO_LARGE", "expanded selections", [size.selections, limits.expandedSelections]);
}

function assertAtMost(code: ErrorCode, what: string, [value, limit]: readonly [number, number]): void {
  if (value > limit) throw new HubError(code, `The operation has more than ${limit} ${what}.`);
}
