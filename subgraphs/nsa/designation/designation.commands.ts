/**
 * The determination of an inquiry by the NSA Director alone, once each consultee's view is recorded. Views need not
 * agree, and none binds the Director. It makes the designation, which takes the place of an earlier one.
 * Source: Executive Order 14409, section 3(a).
 */
import { randomUUID } from "node:crypto";
import { Field, InputType } from "type-graphql";
import { HubError } from "../../../common/errors";
import { text } from "../../kit/command/checks";
import { type Step, transition } from "../../kit/command/command";
import { RecordInput } from "../../kit/command/command-inputs";
import { Consultation } from "../consultation/consultation.entity";
import { outstandingConsultees } from "../coverage-inquiry/consultees";
import { CoverageInquiry } from "../coverage-inquiry/coverage-inquiry.entity";
import { coverageInquiryLifecycle } from "../coverage-inquiry/coverage-inquiry.transitions";
import { latest } from "../latest";
import { nsaDirector } from "../permits";
import type { DesignationOutcome } from "./designation-outcome";
import { Designation, DesignationOutcomeEnum } from "./designation.entity";

@InputType()
class DetermineCoverageInput extends RecordInput {
  @Field(() => DesignationOutcomeEnum)
  outcome: DesignationOutcome;

  @Field({ description: "The releasable summary of the reasons." })
  summary: string;
}

export const determineCoverage = transition({
  name: "determineCoverage",
  description: "Determines whether the model is a covered frontier model, after every consultee's view is recorded.",
  of: CoverageInquiry,
  lifecycle: coverageInquiryLifecycle,
  input: DetermineCoverageInput,
  checks: { summary: text() },
  by: nsaDirector,
  action: "determine",
  change: async (step) => ({ endedAt: await instantAfterConsultation(step) }),
  afterwards: makeDesignation,
});

type Determination = Step<CoverageInquiry, DetermineCoverageInput>;

/** @throws RULE_VIOLATED with `details.outstanding` */
async function instantAfterConsultation({ record, work }: Determination): Promise<string> {
  const views = await work.findAll(Consultation, "t.inquiry_id = $1", [record.id]);
  const outstanding = outstandingConsultees(
    record.consulteeIds,
    views.map(({ agencyId }) => agencyId),
  );
  if (outstanding.length === 0) return latest(work.now, ...views.map(({ recordedAt }) => recordedAt));
  throw new HubError("RULE_VIOLATED", `Not all consultees' views are recorded: ${outstanding.join(", ")}.`, {
    remedy: "Each records its view with recordConsultation; views need not agree.",
    facts: { outstanding },
  });
}

async function makeDesignation({ record, input, work }: Determination): Promise<void> {
  const determinedAt = record.endedAt ?? work.now;
  const before = await work.findAll(Designation, "t.model_id = $1 AND t.superseded_at IS NULL", [record.modelId]);
  await work.changeAll(before, "supersede", { supersededAt: determinedAt });
  await work.create(
    Designation,
    {
      id: `designation-${randomUUID()}`,
      modelId: record.modelId,
      inquiryId: record.id,
      outcome: input.outcome,
      summary: input.summary,
      determinedAt,
    },
    "determine",
  );
}
