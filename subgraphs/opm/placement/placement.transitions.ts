/**
 * The lifecycle of a placement; OPM moves it. An offer can be declined until the person has started.
 * Taken by: recordPlacement (begins), offerPlacement, startClearance, onboardPlacement, declinePlacement.
 */
import { transitions } from "../../kit/record/transitions";

export const PLACEMENT_STATES = ["SELECTED", "OFFERED", "CLEARANCE_PENDING", "ONBOARDED", "DECLINED"] as const;

export type PlacementState = (typeof PLACEMENT_STATES)[number];

export const placementLifecycle = transitions<PlacementState>({
  SELECTED: { offer: "OFFERED" },
  OFFERED: { startClearance: "CLEARANCE_PENDING", decline: "DECLINED" },
  CLEARANCE_PENDING: { onboard: "ONBOARDED", decline: "DECLINED" },
  ONBOARDED: {},
  DECLINED: {},
});
