/** Embargoes of the told stories: one in force, one that ended when its patch went out. */
import { ORGANIZATIONS } from "../../kit/demonstration/world";
import {
  type EmbargoParticipantState,
  embargoLifecycle,
  embargoParticipantLifecycle,
} from "../embargo/embargo.transitions";
import type { MadeUpEmbargo, MadeUpEmbargoParticipant } from "./embargo-rows";
import { toldCaseId } from "./told-cases";
import { dated } from "./timeline";

export const TOLD_EMBARGOES: readonly MadeUpEmbargo[] = [
  {
    id: "embargo-gate-login",
    caseId: toldCaseId("gateLogin"),
    timeline: dated(embargoLifecycle, "ACTIVE", ["08-04", "08-05", "08-07"].map(noonOf)),
    endsAt: noonOf("10-15"),
    participants: [
      invited(ORGANIZATIONS.acme, "SIGNATORY", ["08-05", "08-05"]),
      invited(ORGANIZATIONS.brightGate, "SIGNATORY", ["08-05", "08-06"]),
      invited(ORGANIZATIONS.openRelay, "SIGNATORY", ["08-05", "08-07"]),
      invited(ORGANIZATIONS.lakeCounty, "DECLINED", ["08-06", "08-07"]),
      invited(ORGANIZATIONS.meridian, "INVITED", ["08-20"]),
    ],
  },
  {
    id: "embargo-relay-parser",
    caseId: toldCaseId("relayParser"),
    timeline: dated(embargoLifecycle, "EXITED", ["06-08", "06-09", "06-10", "07-14"].map(noonOf)),
    endsAt: noonOf("08-01"),
    participants: [
      invited(ORGANIZATIONS.halden, "SIGNATORY", ["06-09", "06-09"]),
      invited(ORGANIZATIONS.openRelay, "SIGNATORY", ["06-09", "06-10"]),
      invited(ORGANIZATIONS.brightGate, "LAPSED", ["06-09", "06-16"]),
    ],
  },
];

function invited(
  organizationId: string,
  state: EmbargoParticipantState,
  days: readonly string[],
): MadeUpEmbargoParticipant {
  return { organizationId, timeline: dated(embargoParticipantLifecycle, state, days.map(noonOf)) };
}

function noonOf(day: string): string {
  return `2026-${day}T12:00:00.000Z`;
}
