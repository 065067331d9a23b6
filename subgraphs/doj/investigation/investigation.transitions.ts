/** The lifecycle of an investigation: DOJ opens it and ends it, with charges or without. */
import { transitions } from "../../kit/record/transitions";

export const INVESTIGATION_STATES = ["OPEN", "CHARGED", "CLOSED"] as const;

export type InvestigationState = (typeof INVESTIGATION_STATES)[number];

export const investigationLifecycle = transitions<InvestigationState>({
  OPEN: { charge: "CHARGED", close: "CLOSED" },
  CHARGED: {},
  CLOSED: {},
});
