/**
 * Commands on compliance items: the bound agency starts, reports and resumes; CISA verifies or returns. A report is
 * recorded on the day on which it comes, late or not.
 */
import { HubError } from "../../../common/errors";
import { day, recordId, text } from "../../kit/command/checks";
import { type Command, type Step, creation, transition } from "../../kit/command/command";
import type { RecordInput } from "../../kit/command/command-inputs";
import { agencyOf } from "../../kit/command/permit";
import type { Properties } from "../../kit/command/work";
import { Directive } from "../directive/directive.entity";
import { cisaAnalysts } from "../permits";
import { boundAgency } from "./binding";
import { ComplianceItem } from "./compliance-item.entity";
import {
  BindAgencyInput,
  ReportComplianceInput,
  ResumeComplianceInput,
  ReturnComplianceInput,
  StartComplianceInput,
  VerifyComplianceInput,
} from "./compliance-item.inputs";
import { complianceLifecycle } from "./compliance-item.transitions";

const ofAgency = {
  of: ComplianceItem,
  by: agencyOf<ComplianceItem>("the bound agency itself", ({ agencyId }) => agencyId),
  lifecycle: complianceLifecycle,
};
const ofCisa = { of: ComplianceItem, by: cisaAnalysts, lifecycle: complianceLifecycle };

const bindAgency = creation({
  name: "bindAgency",
  description: "Binds one more civilian executive agency by an issued directive.",
  of: ComplianceItem,
  input: BindAgencyInput,
  checks: { directive: recordId(), agency: recordId(), subject: text(300).nullish(), dueOn: day().nullish() },
  by: cisaAnalysts,
  action: "bind",
  id: ({ directive, agency }) => `${directive}-${agency}`,
  async create(work, input) {
    const { id: agencyId } = boundAgency(input.agency);
    const directive = await work.find(Directive, input.directive);
    assertBinds(directive);
    const { dueOn = null } = input;
    if (dueOn !== null && dueOn < work.today) {
      throw new HubError("BAD_USER_INPUT", "input.dueOn must not be before today.", {
        remedy: "Tell a due day that the agency can meet.",
      });
    }
    const subject = input.subject ?? directive.title;
    return { directiveId: directive.id, agencyId, subject, state: complianceLifecycle.initial, dueOn };
  },
});

const startCompliance = transition({
  ...ofAgency,
  name: "startCompliance",
  description: "Begins the work that a directive requires.",
  input: StartComplianceInput,
  action: "start",
  change: whileOpen(() => ({})),
});

const reportCompliance = transition({
  ...ofAgency,
  name: "reportCompliance",
  description: "Reports compliance, today: a late report is recorded as late.",
  input: ReportComplianceInput,
  checks: { report: text() },
  action: "report",
  change: whileOpen(({ input, work }) => ({ report: input.report, reportedOn: work.today, returnReason: null })),
});

const verifyCompliance = transition({
  ...ofCisa,
  name: "verifyCompliance",
  description: "Finds an agency's report right.",
  input: VerifyComplianceInput,
  action: "verify",
  change: whileOpen(({ work }) => ({ verifiedOn: work.today })),
});

const returnCompliance = transition({
  ...ofCisa,
  name: "returnCompliance",
  description: "Sends an agency's report back and says why.",
  input: ReturnComplianceInput,
  checks: { reason: text(2_000) },
  action: "return",
  change: whileOpen(({ input }) => ({ returnReason: input.reason })),
});

const resumeCompliance = transition({
  ...ofAgency,
  name: "resumeCompliance",
  description: "Takes the work up again after a report was returned.",
  input: ResumeComplianceInput,
  action: "resume",
  change: whileOpen(() => ({})),
});

export const complianceCommands: readonly Command[] = [
  bindAgency,
  startCompliance,
  reportCompliance,
  verifyCompliance,
  returnCompliance,
  resumeCompliance,
];

/** @throws RULE_VIOLATED for a directive that does not bind */
function assertBinds({ number, state }: Directive): void {
  if (state === "ISSUED") return;
  throw new HubError("RULE_VIOLATED", `${number} is ${state}: only an issued directive binds.`, {
    remedy: "Name an issued directive.",
  });
}

type Change<I> = (step: Step<ComplianceItem, I>) => Properties<ComplianceItem>;

/** Refuses what comes after the item was closed with its directive. */
function whileOpen<I extends RecordInput>(change: Change<I>): Change<I> {
  return (step) => {
    const { id, directiveId, closedOn } = step.record;
    if (closedOn === null) return change(step);
    throw new HubError("RULE_VIOLATED", `${id} was closed with ${directiveId} on ${closedOn}.`, {
      remedy: "Look which directive took its place.",
    });
  };
}
