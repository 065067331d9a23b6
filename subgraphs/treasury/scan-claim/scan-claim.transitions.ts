/**
 * The lifecycle of a scan claim. A claim that never ran can end too, so that no target stays taken.
 * The participant claims, starts, finishes and releases; expiry is the clock's (expireScanClaims).
 */
import { transitions } from "../../kit/record/transitions";

export type ScanClaimState = "CLAIMED" | "RUNNING" | "DONE" | "EXPIRED" | "RELEASED";

export const scanClaimLifecycle = transitions<ScanClaimState>({
  CLAIMED: { start: "RUNNING", expire: "EXPIRED", release: "RELEASED" },
  RUNNING: { finish: "DONE", expire: "EXPIRED", release: "RELEASED" },
  DONE: {},
  EXPIRED: {},
  RELEASED: {},
});

/** States in which a claim keeps its target for its time. */
export const LIVE_CLAIM_STATES: readonly ScanClaimState[] = ["CLAIMED", "RUNNING"];
