/** Rows of coverage inquiries, of the consulted offices' views, and of designations. */
import type { Row } from "../../kit/seed/copy-rows";
import type { ConsultationView } from "../consultation/consultation-view";
import { DEFAULT_CONSULTEES } from "../coverage-inquiry/consultees";
import { type CoverageInquiryState, coverageInquiryLifecycle } from "../coverage-inquiry/coverage-inquiry.transitions";
import type { InquiryLife, ModelLife, ViewLife } from "./model-life";
import { MADE_UP } from "./record-columns";
import { DEVELOPER, NSA_COORDINATOR, NSA_DIRECTOR, singleEntry, walkedHistory } from "./walked-history";

const CONTROLLED = { ...MADE_UP, markingLevel: "CUI" } as const;

export function inquiryRows(life: ModelLife): Row[] {
  return life.inquiries.map((inquiry, index) => ({
    id: inquiryId(life, index),
    modelId: life.id,
    developerId: life.developerId,
    state: inquiryState(inquiry),
    question: `Is ${life.name} a covered frontier model?`,
    consulteeIds: DEFAULT_CONSULTEES,
    submittedAt: inquiry.submittedAt,
    endedAt: inquiry.determined?.at ?? inquiry.withdrawnAt,
    ...CONTROLLED,
  }));
}

export function consultationRows(life: ModelLife): Row[] {
  return life.inquiries.flatMap((inquiry, index) =>
    inquiry.views.map((view) => ({
      id: consultationId(inquiryId(life, index), view),
      inquiryId: inquiryId(life, index),
      agencyId: view.agencyId,
      view: view.view,
      remarks: REMARKS[view.view],
      recordedAt: view.at,
      ...CONTROLLED,
      markingDissemination: ["FED ONLY"],
    })),
  );
}

export function designationRows(life: ModelLife): Row[] {
  const determined = life.inquiries.map((inquiry) => inquiry.determined?.at ?? null);
  return life.inquiries.flatMap((inquiry, index) =>
    inquiry.determined === null
      ? []
      : {
          id: designationId(life, index),
          modelId: life.id,
          inquiryId: inquiryId(life, index),
          outcome: inquiry.determined.outcome,
          summary: SUMMARIES[inquiry.determined.outcome],
          determinedAt: inquiry.determined.at,
          supersededAt: determined.slice(index + 1).find((at) => at !== null) ?? null,
          ...MADE_UP,
        },
  );
}

export function inquiryHistory(life: ModelLife): Row[] {
  return life.inquiries.flatMap((inquiry, index) => [
    ...walkedHistory(coverageInquiryLifecycle, {
      subject: { recordType: "CoverageInquiry", recordId: inquiryId(life, index), basis: "EO14409-3b" },
      begun: { at: inquiry.submittedAt, by: DEVELOPER },
      steps: [
        { action: "consult", at: inquiry.consultingFrom, by: NSA_COORDINATOR },
        { action: "determine", at: inquiry.determined?.at ?? null, by: NSA_DIRECTOR },
        { action: "withdraw", at: inquiry.withdrawnAt, by: DEVELOPER },
      ],
    }),
    ...viewHistory(life, index),
  ]);
}

function viewHistory(life: ModelLife, index: number): Row[] {
  const { views = [], determined = null } = life.inquiries[index] ?? {};
  const recorded = views.map((view) =>
    singleEntry(
      {
        recordType: "Consultation",
        recordId: consultationId(inquiryId(life, index), view),
        basis: inquiryId(life, index),
      },
      { action: "record", at: view.at, by: { actor: "consultee", office: view.agencyId.toUpperCase() } },
    ),
  );
  if (determined === null) return recorded;
  const designation = {
    recordType: "Designation",
    recordId: designationId(life, index),
    basis: inquiryId(life, index),
  };
  return [...recorded, singleEntry(designation, { action: "determine", at: determined.at, by: NSA_DIRECTOR })];
}

function inquiryState({ consultingFrom, determined, withdrawnAt }: InquiryLife): CoverageInquiryState {
  if (determined !== null) return "DETERMINED";
  if (withdrawnAt !== null) return "WITHDRAWN";
  return consultingFrom === null ? "SUBMITTED" : "IN_CONSULTATION";
}

const inquiryId = (life: ModelLife, index: number): string => `inquiry-${life.id}-${index + 1}`;

const consultationId = (inquiry: string, view: ViewLife): string => `consultation-${inquiry}-${view.agencyId}`;

const designationId = (life: ModelLife, index: number): string => `designation-${life.id}-${index + 1}`;

const REMARKS: Readonly<Record<ConsultationView, string>> = {
  COVERED: "The model's abilities call for early access.",
  NOT_COVERED: "The model adds little to what is openly available.",
  NO_VIEW: "The office has no view on this model.",
};

const SUMMARIES = {
  COVERED: "A covered frontier model under section 3(a).",
  NOT_COVERED: "Not a covered frontier model under section 3(a).",
} as const;
