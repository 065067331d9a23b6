/** The scan claim behind a grown case: every second case came from an announced scan. */
import { type ScanClaimState, scanClaimLifecycle } from "../scan-claim/scan-claim.transitions";
import type { VulnerabilityCaseState } from "../vulnerability-case/vulnerability-case.transitions";
import type { GrownCase } from "./grown-case";
import { activeParticipant } from "./grown-participations";
import type { MadeUpScanClaim } from "./scan-claim-rows";
import { evenly, isoInstant } from "./timeline";

const HOUR_MS = 3_600_000;
const SHORTEST_HOURS = 48;
const LONGEST_HOURS = 336;

/** What is reported or being scanned keeps its target; later scans are over. */
const STATES: Readonly<Partial<Record<VulnerabilityCaseState, readonly ScanClaimState[]>>> = {
  REPORTED: ["CLAIMED"],
  SCANNING: ["RUNNING"],
};
const ENDED_STATES: readonly ScanClaimState[] = ["DONE", "DONE", "DONE", "EXPIRED", "RELEASED"];

/** Null for cases that no scan led to. */
export function grownScanClaim({ record, product, times, chance, scale }: GrownCase): MadeUpScanClaim | null {
  if (!chance.chance(0.5)) return null;
  const startsMs = times.startMs + HOUR_MS;
  const state = chance.pick(STATES[record.timeline.state] ?? ENDED_STATES);
  return {
    id: `scan-${record.id}`,
    participantId: activeParticipant("SCANNER", scale, chance),
    caseId: record.id,
    target: `${record.maintainerId}/${product}`,
    startsAt: isoInstant(startsMs),
    endsAt: isoInstant(startsMs + chance.int(SHORTEST_HOURS, LONGEST_HOURS) * HOUR_MS),
    timeline: evenly(scanClaimLifecycle, state, { startMs: times.startMs, stepMs: HOUR_MS }),
    embargoed: record.embargoed,
  };
}
