/**
 * How long the government's early access may last: more than 0 and at most 30 × 24 h, ending no later than the
 * developer's planned release to other trusted partners. The table has the same rule as a CHECK.
 * In: the three instants of an offer. Out: what is wrong with them, or nothing.
 * Source: Executive Order 14409, section 3(b).
 */

const HOUR_MS = 3_600_000;

export const LONGEST_WINDOW_HOURS = 30 * 24;

export interface WindowTimes {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly plannedReleaseAt: Date;
}

/** `EMPTY`: not longer than 0; `TOO_LONG`: over 30 × 24 h; `AFTER_RELEASE`: ends behind the planned release. */
export type WindowFault = "EMPTY" | "TOO_LONG" | "AFTER_RELEASE";

/** The first fault in the order of `WindowFault`; undefined when the offer keeps the rule. */
export function windowFault({ opensAt, closesAt, plannedReleaseAt }: WindowTimes): WindowFault | undefined {
  const lastsMs = closesAt.getTime() - opensAt.getTime();
  if (!(lastsMs > 0)) return "EMPTY";
  if (lastsMs > LONGEST_WINDOW_HOURS * HOUR_MS) return "TOO_LONG";
  return closesAt.getTime() <= plannedReleaseAt.getTime() ? undefined : "AFTER_RELEASE";
}
