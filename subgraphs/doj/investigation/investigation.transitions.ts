/**
 * The lifecycle of an investigation: DOJ opens it and ends it, with charges or without.
 * Taken by: openInvestigation (begins), closeInvestigation; charge follows from fileCharges, or, where charges from an
 * investigation in view are sealed, from unsealProsecution.
 */
import { transitions } from "../../kit/record/transitions";

export const INVESTIGATION_STATES = ["OPEN", "CHARGED", "CLOSED"] as const;

export type InvestigationState = (typeof INVESTIGATION_STATES)[number];

export const investigationLifecycle = transitions<InvestigationState>({
  OPEN: { charge: "CHARGED", close: "CLOSED" },
  CHARGED: {},
  CLOSED: {},
});
