/**
 * The lifecycle of a referral: any agency refers, DOJ decides.
 * Taken by: refer (begins), acceptReferral, declineReferral.
 */
import { transitions } from "../../kit/record/transitions";

export const REFERRAL_STATES = ["RECEIVED", "ACCEPTED", "DECLINED"] as const;

export type ReferralState = (typeof REFERRAL_STATES)[number];

export const referralLifecycle = transitions<ReferralState>({
  RECEIVED: { accept: "ACCEPTED", decline: "DECLINED" },
  ACCEPTED: {},
  DECLINED: {},
});
