/** Who may give coordination's commands. */
import type { Caller, Role } from "../../common/caller";
import { type Permit, agencyOf, holders } from "../kit/command/permit";

/** Roles of the five agencies that carry out the order. */
const FIVE: readonly Role[] = [
  "TREASURY_ANALYST",
  "TREASURY_COORDINATOR",
  "NSA_OFFICER",
  "NSA_DIRECTOR",
  "CISA_ANALYST",
  "OPM_OFFICER",
  "DOJ_PROSECUTOR",
];

/** They meet organizations in their work and keep the directory. */
export const fiveAgencies: Permit = holders("an officer of one of the five agencies", ...FIVE);

/** Decided on the task, once it is found. */
export const taskOwner = agencyOf<{ readonly agencyId: string }>(
  "an officer of the agency that owns the waiting task",
  ({ agencyId }) => agencyId,
);

/** Whoever could own a task; `taskOwner` decides. */
export const anyTaskOwner: Permit = {
  who: taskOwner.who,
  allows: (caller: Caller) => taskOwner.allows(caller, { agencyId: caller.office }),
};
