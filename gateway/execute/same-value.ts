/**
 * Whether two values of the merged data are the same, so that one may stand for both.
 * In: two values. Out: yes, or no in doubt. Not here: which values are worth the question (entity-collector.ts).
 */
import { FaultMark } from "../merged-data";

/** Levels compared; deeper values count as different. */
const MAX_DEPTH = 100;

/** Marks equal only themselves; objects must have the same keys in the same order. */
export function isSameValue(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || depth > MAX_DEPTH) return false;
  if (Array.isArray(a)) return Array.isArray(b) && isSameList(a, b, depth);
  if (Array.isArray(b) || a instanceof FaultMark || b instanceof FaultMark) return false;
  return isSameRow(a as Record<string, unknown>, b as Record<string, unknown>, depth);
}

function isSameList(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) {
    if (!isSameValue(a[index], b[index], depth + 1)) return false;
  }
  return true;
}

function isSameRow(a: Record<string, unknown>, b: Record<string, unknown>, depth: number): boolean {
  const keys = Object.keys(a);
  const others = Object.keys(b);
  if (keys.length !== others.length) return false;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string;
    if (key !== others[index] || !isSameValue(a[key], b[key], depth + 1)) return false;
  }
  return true;
}
