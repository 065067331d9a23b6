/** Calendar arithmetic and dated histories for made-up records: each step on the day that the record itself names. */
import { invariant } from "../../../common/invariant";
import type { Row } from "../../kit/seed/copy-rows";

const DAY_MS = 86_400_000;

/** @returns the day `days` after `day`, `2026-06-02` */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * @param entries a record's history, oldest first
 * @param days the day of each entry, as many as there are entries, or more
 */
export function onDays(entries: readonly Row[], days: readonly (string | null)[]): Row[] {
  return entries.map((entry, index) => {
    const day = days[index];
    invariant(typeof day === "string", "A record names the day of each of its steps.");
    return { ...entry, at: `${day}T14:00:00Z` };
  });
}
