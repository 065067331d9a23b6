/**
 * Whether a statute was in force on a day: the offence date of a charge, as a rule.
 * In: the statute's days. Out: yes or no. A law is in force from the day of its enactment unless it names a later
 * one, on that whole day, and no longer on the day of its repeal. Days are ISO 8601, which order as text.
 * Source: Matthews v. Zane, 20 U.S. (7 Wheat.) 164 (1822); U.S. Constitution, art. I, sec. 9, cl. 3 (ex post facto).
 */
export interface StatuteDays {
  readonly enactedOn: string;
  readonly effectiveOn?: string | null;
  readonly repealedOn?: string | null;
}

export function isInForce({ enactedOn, effectiveOn, repealedOn }: StatuteDays, day: string): boolean {
  const hasBegun = (effectiveOn ?? enactedOn) <= day;
  const hasEnded = typeof repealedOn === "string" && repealedOn <= day;
  return hasBegun && !hasEnded;
}
