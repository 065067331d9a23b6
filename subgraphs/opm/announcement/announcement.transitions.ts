/**
 * The lifecycle of an announcement; the hiring agency posts and closes it, OPM issues the certificate.
 * A person can be selected only from a certificate.
 * Taken by: draftAnnouncement (begins), postAnnouncement, closeAnnouncement or the clock (close-announcements.ts),
 * issueCertificate.
 */
import { isAmong, transitions } from "../../kit/record/transitions";

export const ANNOUNCEMENT_STATES = ["DRAFT", "POSTED", "CLOSED", "CERTIFICATE_ISSUED"] as const;

export type AnnouncementState = (typeof ANNOUNCEMENT_STATES)[number];

export const announcementLifecycle = transitions<AnnouncementState>({
  DRAFT: { post: "POSTED" },
  POSTED: { close: "CLOSED" },
  CLOSED: { issueCertificate: "CERTIFICATE_ISSUED" },
  CERTIFICATE_ISSUED: {},
});

/**
 * States in which an announcement's positions count as open: published, and nobody can be selected yet. So open
 * positions follow from announcements alone, and no difference of two answers tells how many people were placed.
 */
const RECRUITING_STATES: readonly AnnouncementState[] = ["POSTED", "CLOSED"];

export function isRecruiting(state: AnnouncementState): boolean {
  return RECRUITING_STATES.includes(state);
}

/** The same as SQL. @param column quoted column that holds the state */
export function isRecruitingSql(column: string): string {
  return isAmong(column, RECRUITING_STATES);
}
