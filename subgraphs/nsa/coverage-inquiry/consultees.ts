/**
 * Whom the Director consults before a designation. The list is configuration; an inquiry keeps the list under
 * which it was submitted. Views need not agree: what counts is that each was recorded.
 */

/** Agency ids of the consultees unless configured otherwise. Source: Executive Order 14409, section 3(a). */
export const DEFAULT_CONSULTEES: readonly string[] = ["oncd", "ostp", "cisa", "war"];

/**
 * The consultees without a recorded consultation, in the order of the list; none left means that the
 * Director can determine.
 */
export function outstandingConsultees(consultees: readonly string[], consulted: Iterable<string>): string[] {
  const recorded = new Set(consulted);
  return consultees.filter((consultee) => !recorded.has(consultee));
}
