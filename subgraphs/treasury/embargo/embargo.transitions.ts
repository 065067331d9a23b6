/**
 * The lifecycle of an embargo and of a participant's consent to it.
 * Each edge has its command (proposeEmbargo, acceptEmbargo, …); exit is also the clock's, at the embargo's end.
 * Of consent, respondToEmbargo takes sign, decline and a signatory's lapse; an invitation lapses by the clock, or with
 * the embargo's rejection or exit.
 * Source: CERT/CC Vultron protocol, embargo management and participant embargo consent.
 */
import { transitions } from "../../kit/record/transitions";

export type EmbargoState = "NONE" | "PROPOSED" | "ACTIVE" | "REVISE" | "EXITED";

export const embargoLifecycle = transitions<EmbargoState>({
  NONE: { propose: "PROPOSED" },
  PROPOSED: { accept: "ACTIVE", reject: "NONE" },
  ACTIVE: { revise: "REVISE", exit: "EXITED" },
  REVISE: { settle: "ACTIVE", exit: "EXITED" },
  EXITED: {},
});

/** States in which only signatories may speak of the case. */
export const EMBARGO_STATES_IN_FORCE: readonly EmbargoState[] = ["ACTIVE", "REVISE"];

export type EmbargoParticipantState = "INVITED" | "SIGNATORY" | "DECLINED" | "LAPSED";

export const embargoParticipantLifecycle = transitions<EmbargoParticipantState>({
  INVITED: { sign: "SIGNATORY", decline: "DECLINED", lapse: "LAPSED" },
  SIGNATORY: { lapse: "LAPSED" },
  DECLINED: {},
  LAPSED: { sign: "SIGNATORY" },
});
