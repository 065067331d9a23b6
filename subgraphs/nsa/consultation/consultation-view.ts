/** What a consulted office thinks of an inquiry. Views are advice and need not agree. */
export const CONSULTATION_VIEWS = ["COVERED", "NOT_COVERED", "NO_VIEW"] as const;

export type ConsultationView = (typeof CONSULTATION_VIEWS)[number];
