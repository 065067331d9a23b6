/**
 * The lifecycle of a hiring pathway; OPM moves it.
 * Taken by: proposePathway (begins), approvePathway, openPathway, closePathway.
 */
import { transitions } from "../../kit/record/transitions";

export const HIRING_PATHWAY_STATES = ["PROPOSED", "APPROVED", "OPEN", "CLOSED"] as const;

export type HiringPathwayState = (typeof HIRING_PATHWAY_STATES)[number];

export const hiringPathwayLifecycle = transitions<HiringPathwayState>({
  PROPOSED: { approve: "APPROVED" },
  APPROVED: { open: "OPEN" },
  OPEN: { close: "CLOSED" },
  CLOSED: {},
});
