/** Fixes of the told stories. The one for SonicWall's appliances waits for verification. */
import { ORGANIZATIONS } from "../../kit/demonstration/world";
import type { MadeUpFix } from "./fix-rows";
import { type ToldCaseName, toldCaseId } from "./told-cases";

export const toldFixId = (name: ToldCaseName): string => `fix-${toldCaseId(name)}`;

export const TOLD_FIXES: readonly MadeUpFix[] = [
  told("knx", {
    submittedById: ORGANIZATIONS.brightGate,
    artefact: "gate-knx-2.4.1.tar.gz",
    submittedAt: "2026-07-17T14:00:00.000Z",
    verifiedAt: "2026-07-18T10:00:00.000Z",
  }),
  told("liteLlm", {
    submittedById: ORGANIZATIONS.openRelay,
    artefact: "litellm-proxy-patch-1.tar.gz",
    submittedAt: "2026-07-01T14:00:00.000Z",
    verifiedAt: "2026-07-02T10:00:00.000Z",
  }),
  told("relayParser", {
    submittedById: ORGANIZATIONS.openRelay,
    artefact: "relay-3.8.2.tar.gz",
    submittedAt: "2026-07-10T14:00:00.000Z",
    verifiedAt: "2026-07-11T10:00:00.000Z",
  }),
  told("sonicWall", {
    submittedById: ORGANIZATIONS.brightGate,
    artefact: "sma-guard-1.0.3.tar.gz",
    submittedAt: "2026-08-05T14:00:00.000Z",
    verifiedAt: null,
  }),
];

function told(name: ToldCaseName, fix: Omit<MadeUpFix, "id" | "caseId" | "embargoed">): MadeUpFix {
  return { id: toldFixId(name), caseId: toldCaseId(name), embargoed: false, ...fix };
}
