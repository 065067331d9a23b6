/**
 * The latest of several instants. Processes' clocks differ a little: what is written behind something else is never
 * dated before it. In: ISO 8601 texts. Out: the latest of them.
 */
export function latest(first: string, ...others: readonly string[]): string {
  return others.reduce((one, other) => (Date.parse(other) > Date.parse(one) ? other : one), first);
}
