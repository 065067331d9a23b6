/**
 * Who may give DOJ's commands. Any federal agency may refer conduct to DOJ; what becomes of it, DOJ's prosecutors
 * alone decide. Organizations outside government, auditors and the hub's own clockwork can do neither.
 */
import { type Permit, anyAgency, holders } from "../kit/command/permit";
import { agencyById } from "../kit/reference/agencies";

export const prosecutors = holders("a prosecutor of the DOJ", "DOJ_PROSECUTOR");

const agencies = anyAgency("an officer of a federal agency");

/** Whoever speaks for a federal agency, with any role of it. */
export const officersOfAgencies: Permit = {
  who: agencies.who,
  allows: (caller, record) => agencyById(caller.office) !== undefined && agencies.allows(caller, record),
};
