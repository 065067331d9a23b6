/**
 * How a consulted office records its view. Each office does so itself: were the NSA to record views for others, the
 * Director's own office could bring about what the Director must wait for. The first view begins the consultation.
 * Source: Executive Order 14409, section 3(a).
 */
import { Field, ID, InputType } from "type-graphql";
import { HubError } from "../../../common/errors";
import { recordId, text } from "../../kit/command/checks";
import { creation } from "../../kit/command/command";
import { CreateInput } from "../../kit/command/command-inputs";
import type { Permit } from "../../kit/command/permit";
import type { Work } from "../../kit/command/work";
import { CoverageInquiry } from "../coverage-inquiry/coverage-inquiry.entity";
import { coverageInquiryLifecycle } from "../coverage-inquiry/coverage-inquiry.transitions";
import { someAgency } from "../permits";
import type { ConsultationView } from "./consultation-view";
import { Consultation, ConsultationViewEnum } from "./consultation.entity";

@InputType()
class RecordConsultationInput extends CreateInput {
  @Field(() => ID)
  inquiryId: string;

  @Field(() => ConsultationViewEnum)
  view: ConsultationView;

  @Field({ description: "The reasons." })
  remarks: string;
}

const consultee: Permit<CoverageInquiry> = {
  who: "an officer of an office that is to be consulted",
  allows: (caller, { consulteeIds }) => someAgency.allows(caller, undefined) && consulteeIds.includes(caller.office),
};

export const recordConsultation = creation({
  name: "recordConsultation",
  description: "Records the office's own view of an inquiry. Views are advice, are given once, and need not agree.",
  of: Consultation,
  input: RecordConsultationInput,
  checks: { inquiryId: recordId(), remarks: text() },
  by: { ...someAgency, who: consultee.who },
  id: "consultation",
  action: "record",
  async create(work, { inquiryId, view, remarks }) {
    const inquiry = await work.find(CoverageInquiry, inquiryId, consultee);
    await beInConsultation(work, inquiry);
    await assertFirstOfOffice(work, inquiry);
    return {
      inquiryId,
      agencyId: work.caller.office,
      view,
      remarks,
      recordedAt: work.now,
      markingLevel: "CUI",
      markingDissemination: ["FED ONLY"],
    };
  },
});

/** Views can be recorded until the determination, the first one moves the inquiry on. @throws ILLEGAL_TRANSITION */
async function beInConsultation(work: Work, inquiry: CoverageInquiry): Promise<void> {
  if (inquiry.state === "IN_CONSULTATION") return;
  await work.move(inquiry, { lifecycle: coverageInquiryLifecycle, action: "consult" });
}

/** @throws CONFLICT */
async function assertFirstOfOffice(work: Work, { id }: CoverageInquiry): Promise<void> {
  const { office } = work.caller;
  const earlier = await work.findAll(Consultation, "t.inquiry_id = $1 AND t.agency_id = $2", [id, office]);
  if (earlier.length === 0) return;
  throw new HubError("CONFLICT", `The view of ${office} on ${id} is recorded already, and is not changed.`);
}
