/**
 * The lifecycle of a participation. Only the organization itself activates (joinClearinghouse, invited or not) or
 * withdraws (withdrawFromClearinghouse); both are always accepted. An invitation (inviteParticipant) begins nothing.
 */
import { transitions } from "../../kit/record/transitions";

export type ParticipationState = "INVITED" | "ACTIVE" | "WITHDRAWN";

export const participationLifecycle = transitions<ParticipationState>({
  INVITED: { activate: "ACTIVE" },
  ACTIVE: { withdraw: "WITHDRAWN" },
  WITHDRAWN: { activate: "ACTIVE" },
});
