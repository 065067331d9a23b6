/** Rows of made-up announcements: the record and its history. */
import { DEMONSTRATION, WORLD_INSTANT } from "../../kit/demonstration/world";
import type { Row } from "../../kit/seed/copy-rows";
import { historyRows } from "../../kit/seed/history-rows";
import { type AnnouncementState, announcementLifecycle } from "../announcement/announcement.transitions";
import { dayAfter, onDays } from "./days";

export interface DemonstrationAnnouncement {
  readonly id: string;
  readonly agencyId: string;
  readonly pathwayId: string;
  readonly workRoleId: string;
  readonly title: string;
  readonly grade: string;
  readonly positions: number;
  readonly state: AnnouncementState;
  readonly draftedOn: string;
  readonly postedOn: string | null;
  readonly closesOn: string | null;
  readonly certificateIssuedOn: string | null;
}

export interface Posting {
  readonly state: AnnouncementState;
  /** The day it was posted; for a draft, the day it was drafted. */
  readonly on: string;
}

const DRAFTING_DAYS = 3;
const OPEN_DAYS = 14;
const CERTIFYING_DAYS = 7;

/** The days of an announcement that takes applications for two weeks and is certified a week later. */
export function postingDays({ state, on }: Posting) {
  const isPosted = state !== "DRAFT";
  const closesOn = isPosted ? dayAfter(on, OPEN_DAYS) : null;
  return {
    state,
    draftedOn: isPosted ? dayAfter(on, -DRAFTING_DAYS) : on,
    postedOn: isPosted ? on : null,
    closesOn,
    certificateIssuedOn:
      closesOn !== null && state === "CERTIFICATE_ISSUED" ? dayAfter(closesOn, CERTIFYING_DAYS) : null,
  };
}

export function announcementRow(announcement: DemonstrationAnnouncement): Row {
  const { id, agencyId, pathwayId, workRoleId, title, grade, positions, state } = announcement;
  return {
    id,
    agencyId,
    pathwayId,
    workRoleId,
    title,
    grade,
    positions,
    state,
    postedOn: announcement.postedOn,
    closesOn: announcement.closesOn,
    certificateIssuedOn: announcement.certificateIssuedOn,
    version: 1 + announcementLifecycle.pathTo(state).length,
    provenanceSource: DEMONSTRATION,
    provenanceAsOf: WORLD_INSTANT,
  };
}

export function announcementHistory(announcement: DemonstrationAnnouncement): Row[] {
  const { draftedOn, postedOn, closesOn, certificateIssuedOn } = announcement;
  const entries = historyRows(announcementLifecycle, {
    recordType: "Announcement",
    recordId: announcement.id,
    state: announcement.state,
    createdAt: `${draftedOn}T14:00:00Z`,
    actor: "hiring-officer",
    office: announcement.agencyId,
    basis: announcement.pathwayId,
  });
  return onDays(entries, [draftedOn, postedOn, closesOn, certificateIssuedOn]);
}
