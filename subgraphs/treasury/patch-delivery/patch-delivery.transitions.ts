/**
 * The lifecycle of a delivery. Silence is a state of its own: it is neither a refusal nor "not affected".
 * Coordinators send and resend; the recipient acknowledges, applies and declines; noting silence is the clock's.
 */
import { transitions } from "../../kit/record/transitions";

export type PatchDeliveryState = "QUEUED" | "SENT" | "ACKNOWLEDGED" | "APPLIED" | "DECLINED" | "NO_RESPONSE";

export const patchDeliveryLifecycle = transitions<PatchDeliveryState>({
  QUEUED: { send: "SENT" },
  SENT: { acknowledge: "ACKNOWLEDGED", noteSilence: "NO_RESPONSE" },
  ACKNOWLEDGED: { apply: "APPLIED", decline: "DECLINED" },
  APPLIED: {},
  DECLINED: {},
  NO_RESPONSE: { resend: "SENT", acknowledge: "ACKNOWLEDGED" },
});

/** States in which the recipient has not said that the patch arrived. */
export const UNDELIVERED_STATES: readonly PatchDeliveryState[] = ["QUEUED", "SENT", "NO_RESPONSE"];

/** States in which the recipient answered. */
export const ANSWERED_STATES: readonly PatchDeliveryState[] = ["ACKNOWLEDGED", "APPLIED", "DECLINED"];
