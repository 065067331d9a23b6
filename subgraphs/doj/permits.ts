/**
 * Who may give DOJ's commands. Any federal agency may refer conduct to DOJ; what becomes of it, DOJ's prosecutors
 * alone decide. Organizations outside government, auditors and the hub's own clockwork can do neither.
 */
import type { Role } from "../../common/caller";
import { type Permit, holders } from "../kit/command/permit";
import { agencyById } from "../kit/reference/agencies";

export const prosecutors = holders("a prosecutor of the DOJ", "DOJ_PROSECUTOR");

const NOT_AN_AGENCYS: ReadonlySet<Role> = new Set(["REPRESENTATIVE", "AUDITOR", "HUB"]);

/** Whoever speaks for a federal agency, with any role of it. */
export const officersOfAgencies: Permit = {
  who: "an officer of a federal agency",
  allows: ({ roles, office }) => agencyById(office) !== undefined && roles.some((role) => !NOT_AN_AGENCYS.has(role)),
};
