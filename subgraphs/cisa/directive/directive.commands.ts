/** Commands that move a directive: issue, which binds agencies, and the three ways in which it ends. */
import { HubError } from "../../../common/errors";
import { day, recordId, several, text } from "../../kit/command/checks";
import { type Command, type Step, transition } from "../../kit/command/command";
import type { Work } from "../../kit/command/work";
import { BOUND_AGENCIES, boundAgency } from "../compliance/binding";
import { ComplianceItem } from "../compliance/compliance-item.entity";
import { complianceLifecycle } from "../compliance/compliance-item.transitions";
import { closeOpenItems, openItems } from "../compliance/open-items";
import { cisaAnalysts } from "../permits";
import { Directive } from "./directive.entity";
import {
  CloseDirectiveInput,
  IssueDirectiveInput,
  RevokeDirectiveInput,
  SupersedeDirectiveInput,
} from "./directive.inputs";
import { directiveLifecycle } from "./directive.transitions";

const common = { of: Directive, by: cisaAnalysts, lifecycle: directiveLifecycle };

const issueDirective = transition({
  ...common,
  name: "issueDirective",
  description: "Issues a directive today: each bound agency gets its compliance item.",
  input: IssueDirectiveInput,
  checks: { subject: text(300).nullish(), dueOn: day().nullish(), agencies: several(recordId()).nullish() },
  action: "issue",
  change: ({ work }) => ({ issuedOn: work.today }),
  afterwards: bindAgencies,
});

const supersedeDirective = transition({
  ...common,
  name: "supersedeDirective",
  description: "Ends a directive whose place another takes, and closes its open items.",
  input: SupersedeDirectiveInput,
  checks: { by: recordId() },
  action: "supersede",
  change: ending,
  afterwards: async ({ record, work }) => closeOpenItems(work, record.id),
});

const revokeDirective = transition({
  ...common,
  name: "revokeDirective",
  description: "Revokes a directive: its open items are closed and keep their history.",
  input: RevokeDirectiveInput,
  checks: { by: recordId().nullish() },
  action: "revoke",
  change: ending,
  afterwards: async ({ record, work }) => closeOpenItems(work, record.id),
});

const closeDirective = transition({
  ...common,
  name: "closeDirective",
  description: "Closes a directive that every bound agency has carried out.",
  input: CloseDirectiveInput,
  action: "close",
  async change({ record, work }) {
    const open = await openItems(work, record.id);
    if (open.length === 0) return { endedOn: work.today };
    throw new HubError("RULE_VIOLATED", `${record.number} is not carried out: ${open.length} items are open.`, {
      remedy: "Verify the open items, or revoke the directive.",
      facts: { openItems: open.length, agencies: open.map(({ agencyId }) => agencyId) },
    });
  },
});

export const directiveCommands: readonly Command[] = [
  issueDirective,
  supersedeDirective,
  revokeDirective,
  closeDirective,
];

/** One item for each bound agency, in one statement. @throws RULE_VIOLATED, BAD_USER_INPUT */
async function bindAgencies({ record, input, work }: Step<Directive, IssueDirectiveInput>): Promise<void> {
  const bound = input.agencies?.map(boundAgency) ?? BOUND_AGENCIES;
  const dueOn = await dueDay(work, record, input.dueOn ?? null);
  await work.createAll(
    ComplianceItem,
    bound.map((agency) => ({
      id: `${record.id}-${agency.id}`,
      directiveId: record.id,
      agencyId: agency.id,
      subject: input.subject ?? record.title,
      state: complianceLifecycle.initial,
      dueOn,
    })),
  );
}

/** @throws RULE_VIOLATED where nothing is required; BAD_USER_INPUT where the day is over */
async function dueDay(work: Work, { id, number }: Directive, told: string | null): Promise<string | null> {
  const [actions] = await work.query<{ count: number; latest: string | null }>(
    "SELECT count(*)::int AS count, max(due_on) AS latest FROM required_action WHERE directive_id = $1",
    [id],
  );
  if (!actions?.count) {
    throw new HubError("RULE_VIOLATED", `${number} requires nothing yet: it cannot bind anybody.`, {
      remedy: "Add a required action first.",
    });
  }
  const dueOn = told ?? actions.latest;
  if (dueOn === null || dueOn >= work.today) return dueOn;
  throw new HubError("BAD_USER_INPUT", `input.dueOn must not be before today; it is ${dueOn}.`, {
    remedy: "Tell a due day that agencies can meet.",
  });
}

/** @throws RECORD_NOT_FOUND, RULE_VIOLATED where the other directive does not bind, or is the same */
async function ending({ record, input, work }: Step<Directive, RevokeDirectiveInput>) {
  const ended = { endedOn: work.today };
  if (!input.by) return ended;
  const other = await work.find(Directive, input.by);
  if (other.state === "ISSUED" && other.id !== record.id) return { ...ended, supersededById: other.id };
  throw new HubError("RULE_VIOLATED", `${other.number} cannot end ${record.number}: only another, issued one can.`, {
    remedy: "Issue the other directive first.",
  });
}
