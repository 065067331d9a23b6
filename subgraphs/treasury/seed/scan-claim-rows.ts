/** A made-up scan claim as rows. In: who, what, when, and its timeline. Out: its row and its history. */
import type { Row } from "../../kit/seed/copy-rows";
import { LIVE_CLAIM_STATES, type ScanClaimState } from "../scan-claim/scan-claim.transitions";
import { SCAN_CLAIM_ACTORS } from "./actors";
import { recordColumns } from "./record-columns";
import { type Timeline, historyOf } from "./timeline";

export interface MadeUpScanClaim {
  readonly id: string;
  readonly participantId: string;
  readonly caseId: string | null;
  readonly target: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeline: Timeline<ScanClaimState>;
  readonly embargoed: boolean;
}

export function scanClaimRow({ timeline, embargoed, ...columns }: MadeUpScanClaim): Row {
  return {
    ...columns,
    state: timeline.state,
    claimedAt: timeline.instants[0],
    endedAt: LIVE_CLAIM_STATES.includes(timeline.state) ? null : timeline.instants.at(-1),
    ...recordColumns(embargoed),
  };
}

export function scanClaimHistory({ id, timeline, target }: MadeUpScanClaim): Row[] {
  return historyOf({
    recordType: "ScanClaim",
    recordId: id,
    timeline,
    actors: SCAN_CLAIM_ACTORS,
    basis: `Claim on ${target}`,
  });
}
