/**
 * The lifecycle of an access window. The developer offers and withdraws, in every state that is not final; the
 * government accepts. A window opens once all five safeguards are attested, and closes at its end or at an earlier
 * release; a release before it opened withdraws it. Source: Executive Order 14409, section 3(b).
 */
import { transitions } from "../../kit/record/transitions";

export const ACCESS_WINDOW_STATES = ["OFFERED", "ACCEPTED", "OPEN", "CLOSED", "WITHDRAWN"] as const;

export type AccessWindowState = (typeof ACCESS_WINDOW_STATES)[number];

/** `accept`, `open` and `withdraw` are commands; a release, or a plan for it, closes and withdraws, the clock closes. */
export const accessWindowLifecycle = transitions<AccessWindowState>({
  OFFERED: { accept: "ACCEPTED", withdraw: "WITHDRAWN" },
  ACCEPTED: { open: "OPEN", withdraw: "WITHDRAWN" },
  OPEN: { close: "CLOSED", withdraw: "WITHDRAWN" },
  CLOSED: {},
  WITHDRAWN: {},
});

/** States from which a window can still change. */
export const LIVE_ACCESS_WINDOW_STATES = [
  "OFFERED",
  "ACCEPTED",
  "OPEN",
] as const satisfies readonly AccessWindowState[];
