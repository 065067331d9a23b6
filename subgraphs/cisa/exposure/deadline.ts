/**
 * The clock of one asset under BOD 26-04: it starts at the earlier of the KEV listing and the asset's detection and
 * counts calendar days. KEV's own due date plays no part.
 * In: the days, as `2026-06-02`, and the tier. Out: the last day in time. Not here: the tier itself.
 */
import { type RemediationTier, TIER_DAYS } from "../vulnerability/remediation-tier";

export interface AssetClock {
  /** Day of the KEV listing; null when the vulnerability is not listed. */
  readonly kevDateAdded: string | null;
  /** Day on which the vulnerability was detected on the asset. */
  readonly detectedOn: string;
}

const DAY_MS = 86_400_000;

/** The last day in time; null for tiers that count no days. */
export function exposureDeadline(clock: AssetClock, tier: RemediationTier): string | null {
  const days = TIER_DAYS[tier];
  return days === null ? null : daysAfter(clockStart(clock), days);
}

/** The day `days` calendar days after `day`; negative counts go back. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function clockStart({ kevDateAdded, detectedOn }: AssetClock): string {
  return kevDateAdded !== null && kevDateAdded < detectedOn ? kevDateAdded : detectedOn;
}
