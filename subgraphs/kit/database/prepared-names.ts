/**
 * Names under which statements are prepared on connections: as many as PostgreSQL shall keep plans of on each, taken
 * over from the statement that was used the longest ago.
 * In: texts of statements whose plan does not depend on their parameters. Out: names. Not here: what a connection has.
 */

/** A plan with its conditions takes about 50 KB on each connection. */
const MOST = 100;

/** Name by text, the longest unused first. */
const names = new Map<string, string>();

export function preparedName(text: string): string {
  const name = names.get(text) ?? (names.size < MOST ? `kept_${names.size}` : takenOver());
  names.delete(text);
  names.set(text, name);
  return name;
}

function takenOver(): string {
  const [text, name] = names.entries().next().value as [string, string];
  names.delete(text);
  return name;
}
