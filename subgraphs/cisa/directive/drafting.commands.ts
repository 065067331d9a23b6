/** Commands that word a directive: draft, revise, add a required action. */
import { randomUUID } from "node:crypto";
import { HubError } from "../../../common/errors";
import type { Class } from "../../kit/class";
import { day, recordId, several, text, webAddress } from "../../kit/command/checks";
import { type Command, type Step, creation, recordChange } from "../../kit/command/command";
import type { Properties, Work } from "../../kit/command/work";
import { cisaAnalysts } from "../permits";
import { directiveId, numberProblem, supplementedId } from "./directive-number";
import { Directive, EmergencyDirective } from "./directive.entity";
import { AddRequiredActionInput, DraftDirectiveInput, ReviseDirectiveInput } from "./directive.inputs";
import { directiveLifecycle } from "./directive.transitions";
import { RequiredAction } from "./required-action.entity";

const TITLE = text(300);

/** A row of the directives' table, with what only some kinds have. */
type AnyDirective = Directive & { threat: string | null; supplementsId: string | null };

const checks = {
  number: text(60),
  title: TITLE,
  summary: text(2_000),
  url: webAddress().nullish(),
  obligations: several(recordId(), { fewest: 0 }).nullish(),
  threat: text(2_000).nullish(),
  supplements: recordId().nullish(),
};

const draftDirective = creation({
  name: "draftDirective",
  description: "Drafts a directive, which binds nobody yet.",
  of: Directive as Class<AnyDirective>,
  input: DraftDirectiveInput,
  checks,
  by: cisaAnalysts,
  action: "draft",
  id: ({ number }) => directiveId(number),
  async create(work, input) {
    assertFits(input);
    if (input.supplements) await assertIssued(work, input.supplements);
    return {
      kind: input.kind,
      number: input.number,
      title: input.title,
      summary: input.summary,
      state: directiveLifecycle.initial,
      civilian: true,
      url: input.url ?? null,
      obligationIds: input.obligations ?? [],
      threat: input.threat ?? null,
      supplementsId: input.supplements ?? null,
    };
  },
});

const reviseDirective = recordChange({
  name: "reviseDirective",
  description: "Rewords a directive; an issued one only on a basis that is told.",
  of: Directive as Class<AnyDirective>,
  input: ReviseDirectiveInput,
  checks,
  by: cisaAnalysts,
  action: "revise",
  change: revision,
});

const addRequiredAction = recordChange({
  name: "addRequiredAction",
  description: "Adds a required action to a draft. To an issued directive, a supplemental direction adds.",
  of: Directive,
  input: AddRequiredActionInput,
  checks: { text: text(2_000), dueOn: day().nullish(), cadence: text(300).nullish() },
  by: cisaAnalysts,
  action: "addAction",
  change({ record: { number, state } }) {
    if (state === "DRAFT") return {};
    throw new HubError("RULE_VIOLATED", `${number} is ${state}: agencies are bound by what was issued.`, {
      remedy: "Draft a supplemental direction.",
    });
  },
  async afterwards({ record, input, work }) {
    const [last] = await work.query<{ ordinal: number }>(
      "SELECT coalesce(max(ordinal), 0) AS ordinal FROM required_action WHERE directive_id = $1",
      [record.id],
    );
    await work.create(RequiredAction, {
      id: `${record.id}-${randomUUID()}`,
      directiveId: record.id,
      ordinal: (last?.ordinal ?? 0) + 1,
      text: input.text,
      dueOn: input.dueOn ?? null,
      cadence: input.cadence ?? null,
    });
  },
});

export const draftingCommands: readonly Command[] = [draftDirective, reviseDirective, addRequiredAction];

/** @throws BAD_USER_INPUT where the number, the threat or the supplemented directive does not fit the kind */
function assertFits({ kind, number, threat, supplements }: DraftDirectiveInput): void {
  const problem = numberProblem(kind, number);
  if (problem !== undefined) throw unusable(`input.number ${problem}`);
  if ((kind === "EMERGENCY") !== Boolean(threat)) {
    throw unusable("input.threat must be told of emergency directives, and of no others.");
  }
  if ((kind === "SUPPLEMENTAL") !== Boolean(supplements)) {
    throw unusable("input.supplements must be told of supplemental directions, and of no others.");
  }
  if (kind === "SUPPLEMENTAL" && supplementedId(number) !== supplements) {
    throw unusable(`input.number must name ${supplements}, the directive that it supplements.`);
  }
}

/** @throws RECORD_NOT_FOUND, RULE_VIOLATED */
async function assertIssued(work: Work, id: string): Promise<void> {
  const { number, state } = await work.find(Directive, id);
  if (state === "ISSUED") return;
  throw new HubError("RULE_VIOLATED", `${number} is ${state}: a direction adds to an issued directive only.`, {
    remedy: "Name an issued directive.",
  });
}

function revision({ record, input }: Step<AnyDirective, ReviseDirectiveInput>): Properties<AnyDirective> {
  const { number, state } = record;
  if (state !== "DRAFT" && state !== "ISSUED") {
    throw new HubError("RULE_VIOLATED", `${number} is ${state}: what has ended stays as it is worded.`, {
      remedy: "Draft a new directive.",
    });
  }
  if (state === "ISSUED" && !input.basis) {
    throw new HubError("RULE_VIOLATED", `${number} binds agencies: it is revised on a basis that they can read.`, {
      remedy: "Tell input.basis.",
    });
  }
  if (input.threat && !(record instanceof EmergencyDirective)) {
    throw unusable("input.threat is of emergency directives only.");
  }
  const { title, summary, url, obligations, threat } = input;
  const told = { title, summary, url, obligationIds: obligations, threat };
  const given = Object.entries(told).filter(([, value]) => value !== null && value !== undefined);
  if (given.length === 0) throw unusable("input must tell at least one field to revise.");
  return Object.fromEntries(given);
}

function unusable(message: string): HubError {
  return new HubError("BAD_USER_INPUT", message, { remedy: "Correct the named field." });
}
