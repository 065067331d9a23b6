/** Scan claims of the told stories: two over, two alive on different targets, one expired, one given up. */
import { ORGANIZATIONS } from "../../kit/demonstration/world";
import { scanClaimLifecycle } from "../scan-claim/scan-claim.transitions";
import type { MadeUpScanClaim } from "./scan-claim-rows";
import { toldCaseId } from "./told-cases";
import { dated } from "./timeline";

const RELAY = `${ORGANIZATIONS.openRelay}/relay`;
const GATE = `${ORGANIZATIONS.brightGate}/gate`;

export const TOLD_SCAN_CLAIMS: readonly MadeUpScanClaim[] = [
  {
    id: "scan-relay-1",
    participantId: ORGANIZATIONS.halden,
    caseId: toldCaseId("relayParser"),
    target: RELAY,
    ...between("06-06", "06-10"),
    timeline: dated(scanClaimLifecycle, "DONE", ["06-06", "06-06", "06-08"].map(morningOf)),
    embargoed: false,
  },
  {
    id: "scan-relay-2",
    participantId: ORGANIZATIONS.acme,
    caseId: null,
    target: RELAY,
    ...between("09-02", "09-09"),
    timeline: dated(scanClaimLifecycle, "CLAIMED", [morningOf("08-28")]),
    embargoed: false,
  },
  {
    id: "scan-gate-1",
    participantId: ORGANIZATIONS.acme,
    caseId: toldCaseId("gateLogin"),
    target: GATE,
    ...between("07-28", "08-05"),
    timeline: dated(scanClaimLifecycle, "DONE", ["07-27", "07-28", "08-04"].map(morningOf)),
    embargoed: true,
  },
  {
    id: "scan-gate-2",
    participantId: ORGANIZATIONS.halden,
    caseId: null,
    target: GATE,
    ...between("08-30", "09-10"),
    timeline: dated(scanClaimLifecycle, "RUNNING", ["08-29", "08-30"].map(morningOf)),
    embargoed: false,
  },
  {
    id: "scan-portal-1",
    participantId: ORGANIZATIONS.lakeCounty,
    caseId: null,
    target: `${ORGANIZATIONS.lakeCounty}/portal`,
    ...between("07-01", "07-08"),
    timeline: dated(scanClaimLifecycle, "EXPIRED", ["06-30", "07-08"].map(morningOf)),
    embargoed: false,
  },
  {
    id: "scan-online-banking-1",
    participantId: ORGANIZATIONS.firstHarbor,
    caseId: null,
    target: `${ORGANIZATIONS.firstHarbor}/online-banking`,
    ...between("08-12", "08-19"),
    timeline: dated(scanClaimLifecycle, "RELEASED", ["08-01", "08-10"].map(morningOf)),
    embargoed: false,
  },
];

function between(first: string, last: string): { readonly startsAt: string; readonly endsAt: string } {
  return { startsAt: morningOf(first), endsAt: morningOf(last) };
}

function morningOf(day: string): string {
  return `2026-${day}T09:00:00.000Z`;
}
