/**
 * The commands of announcements: the hiring agency drafts, posts and closes, or OPM for it; OPM issues the certificate.
 * Their last day is kept by the clock (close-announcements.ts).
 */
import { z } from "zod";
import { HubError } from "../../../common/errors";
import { day, recordId, text } from "../../kit/command/checks";
import { type Command, creation, transition } from "../../kit/command/command";
import { noRecord } from "../../kit/command/no-record";
import { agencyById } from "../../kit/reference/agencies";
import { hiringOfficers, officers } from "../permits";
import { Announcement } from "./announcement.entity";
import {
  CloseAnnouncementInput,
  DraftAnnouncementInput,
  IssueCertificateInput,
  PostAnnouncementInput,
} from "./announcement.inputs";
import { announcementLifecycle } from "./announcement.transitions";
import { assertOpen, assertUsable } from "./pathway-rules";

const TITLE_LENGTH = 200;
const GRADE_LENGTH = 20;
const MOST_POSITIONS = 10_000;

const draftAnnouncement = creation({
  name: "draftAnnouncement",
  description: "Drafts the announcement of positions in one work role, under one pathway.",
  of: Announcement,
  input: DraftAnnouncementInput,
  checks: {
    agencyId: recordId(),
    pathwayId: recordId(),
    workRoleId: recordId(),
    title: text(TITLE_LENGTH),
    grade: text(GRADE_LENGTH),
    positions: z.number().int().min(1, "must be at least 1").max(MOST_POSITIONS, `must be at most ${MOST_POSITIONS}`),
  },
  by: hiringOfficers,
  id: "announcement",
  async create(work, { agencyId, pathwayId, workRoleId, title, positions, grade }) {
    if (agencyById(agencyId) === undefined) throw noRecord("Agency", agencyId);
    await assertUsable(work, { pathwayId, workRoleId });
    return { agencyId, pathwayId, workRoleId, title, positions, grade, state: announcementLifecycle.initial };
  },
});

const common = { of: Announcement, lifecycle: announcementLifecycle };

export const announcementCommands: readonly Command[] = [
  draftAnnouncement,
  transition({
    ...common,
    name: "postAnnouncement",
    description: "Takes applications from today until the last day.",
    input: PostAnnouncementInput,
    checks: { closesOn: day() },
    by: hiringOfficers,
    action: "post",
    async change({ record, input: { closesOn }, work }) {
      assertNotOver(closesOn, work.today);
      await assertOpen(work, record.pathwayId);
      return { postedOn: work.today, closesOn };
    },
  }),
  transition({
    ...common,
    name: "closeAnnouncement",
    description: "Takes no more applications, today if not earlier.",
    input: CloseAnnouncementInput,
    by: hiringOfficers,
    action: "close",
    change: ({ record, work }) => ({ closesOn: earlier(record.closesOn, work.today) }),
  }),
  transition({
    ...common,
    name: "issueCertificate",
    description: "Issues the certificate from which people are selected.",
    input: IssueCertificateInput,
    by: officers,
    action: "issueCertificate",
    change: ({ work }) => ({ certificateIssuedOn: work.today }),
  }),
];

/** Days order as text. */
function earlier(planned: string | null, today: string): string {
  return planned !== null && planned < today ? planned : today;
}

/** @throws BAD_USER_INPUT */
function assertNotOver(closesOn: string, today: string): void {
  if (closesOn >= today) return;
  throw new HubError("BAD_USER_INPUT", `input.closesOn ${closesOn} is over: today is ${today}.`, {
    remedy: "Name today or a later day.",
  });
}
