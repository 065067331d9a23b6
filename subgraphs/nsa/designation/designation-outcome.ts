/** The two answers to a coverage inquiry. Neither bears on the developer's release. */
export const DESIGNATION_OUTCOMES = ["COVERED", "NOT_COVERED"] as const;

export type DesignationOutcome = (typeof DESIGNATION_OUTCOMES)[number];
