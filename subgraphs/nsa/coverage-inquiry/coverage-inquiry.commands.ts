/**
 * How an inquiry begins and how its developer ends it. Both are the developer's own choice; neither bears on a release.
 * Not here: consultation and determination.
 */
import { Field, ID, InputType } from "type-graphql";
import { HubError } from "../../../common/errors";
import { recordId, text } from "../../kit/command/checks";
import { type Command, creation, transition } from "../../kit/command/command";
import { AnyVersionInput, CreateInput } from "../../kit/command/command-inputs";
import type { Work } from "../../kit/command/work";
import { isAmong } from "../../kit/record/transitions";
import { FrontierModel } from "../frontier-model/frontier-model.entity";
import { latest } from "../latest";
import { anyDeveloper, theDeveloper } from "../permits";
import { CoverageInquiry } from "./coverage-inquiry.entity";
import { coverageInquiryLifecycle } from "./coverage-inquiry.transitions";

@InputType()
class SubmitInquiryInput extends CreateInput {
  @Field(() => ID)
  modelId: string;

  @Field({ description: "What the developer asks, in its own words." })
  question: string;
}

@InputType()
class WithdrawInquiryInput extends AnyVersionInput {}

/** @param consultees ids of the agencies that are consulted on inquiries submitted from now on */
export function submitInquiry(consultees: readonly string[]): Command {
  return creation({
    name: "submitInquiry",
    description: "Asks in advance, and by choice, whether a model is a covered frontier model.",
    of: CoverageInquiry,
    input: SubmitInquiryInput,
    checks: { modelId: recordId(), question: text() },
    by: anyDeveloper,
    id: "inquiry",
    action: "submit",
    async create(work, { modelId, question }) {
      const model = await work.find(FrontierModel, modelId, theDeveloper);
      await assertNoneOpen(work, model);
      return {
        modelId,
        developerId: model.developerId,
        question,
        consulteeIds: [...consultees],
        submittedAt: work.now,
        markingLevel: "CUI",
      };
    },
  });
}

export const withdrawInquiry = transition({
  name: "withdrawInquiry",
  description: "Takes an inquiry back, at once; never refused before its determination.",
  of: CoverageInquiry,
  lifecycle: coverageInquiryLifecycle,
  input: WithdrawInquiryInput,
  by: theDeveloper,
  action: "withdraw",
  change: ({ record, work }) => ({ endedAt: latest(work.now, record.submittedAt) }),
});

/** One question at a time: a second one would be answered by the same determination. @throws CONFLICT */
async function assertNoneOpen(work: Work, model: FrontierModel): Promise<void> {
  const isOpen = isAmong("t.state", ["SUBMITTED", "IN_CONSULTATION"]);
  const [open] = await work.findAll(CoverageInquiry, `t.model_id = $1 AND ${isOpen}`, [model.id]);
  if (open === undefined) return;
  throw new HubError("CONFLICT", `The inquiry ${open.id} about ${model.name} is still open.`, {
    remedy: "Wait for its determination, or withdraw it with withdrawInquiry.",
    facts: { openInquiry: open.id },
  });
}
