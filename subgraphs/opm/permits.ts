/** Who may give OPM's commands. */
import { agencyOf, eitherOf, holders } from "../kit/command/permit";

export const officers = holders("an officer of OPM", "OPM_OFFICER");

/** Of announcements: the agency that hires, with any role of it, or OPM in its stead. */
export const hiringOfficers = eitherOf(
  agencyOf<{ readonly agencyId: string }>("an officer of the hiring agency", ({ agencyId }) => agencyId),
  officers,
);
