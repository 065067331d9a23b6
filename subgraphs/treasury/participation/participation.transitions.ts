/** The lifecycle of a participation. Only the organization itself activates or withdraws; both are always accepted. */
import { transitions } from "../../kit/record/transitions";

export type ParticipationState = "INVITED" | "ACTIVE" | "WITHDRAWN";

export const participationLifecycle = transitions<ParticipationState>({
  INVITED: { activate: "ACTIVE" },
  ACTIVE: { withdraw: "WITHDRAWN" },
  WITHDRAWN: { activate: "ACTIVE" },
});
