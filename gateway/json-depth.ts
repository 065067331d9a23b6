/**
 * Bounds the nesting of parsed JSON: JSON.parse takes any depth, JSON.stringify and every walk recurse.
 * In: parsed JSON and a number of levels. Out: whether it fits. Not here: JSON text.
 */
export function fitsDepth(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => fitsDepth(inner, levels - 1));
}
