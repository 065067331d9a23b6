/**
 * Commands by which an embargo comes into force, is revised and ends, and the duty that ends it at its end.
 * With it the markings of the case and its parts change. Not here: who is asked and signs (embargo-consent).
 */
import { HubError } from "../../../common/errors";
import { text } from "../../kit/command/checks";
import { transition } from "../../kit/command/command";
import type { Duty } from "../../kit/command/duties";
import type { Work } from "../../kit/command/work";
import { isAmong } from "../../kit/record/transitions";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { assertInFuture, assertSecret } from "./embargo-consent.commands";
import { FREE, IN_FORCE, markParts } from "./embargo-marking";
import { assertParty, lapse, parties } from "./embargo-parties";
import { Embargo } from "./embargo.entity";
import {
  AcceptEmbargoInput,
  ExitEmbargoInput,
  RejectEmbargoInput,
  ReviseEmbargoInput,
  SettleEmbargoInput,
} from "./embargo.inputs";
import { EMBARGO_STATES_IN_FORCE, embargoLifecycle } from "./embargo.transitions";

const common = { of: Embargo, by: parties, lifecycle: embargoLifecycle };

const acceptEmbargo = transition({
  ...common,
  name: "acceptEmbargo",
  description: "Puts a proposed embargo into force, once somebody signed it.",
  input: AcceptEmbargoInput,
  action: "accept",
  change: async ({ record, work }) => {
    await assertParty(work, record.id);
    assertSecret(await work.find(VulnerabilityCase, record.caseId));
    await assertSigned(work, record);
    assertNotOver(record, work.now);
    return { activeAt: work.now, ...IN_FORCE };
  },
  afterwards: async ({ record, work }) => markParts(work, [record.id], IN_FORCE),
});

const rejectEmbargo = transition({
  ...common,
  name: "rejectEmbargo",
  description: "Drops a proposed embargo, which can be proposed anew.",
  input: RejectEmbargoInput,
  action: "reject",
  change: async ({ record, work }) => {
    await assertParty(work, record.id);
    return {};
  },
  afterwards: async ({ record, work }) => lapse(work, [record.id], ["INVITED", "SIGNATORY"]),
});

const reviseEmbargo = transition({
  ...common,
  name: "reviseEmbargo",
  description: "Opens the terms to discussion; meanwhile the old ones hold.",
  input: ReviseEmbargoInput,
  checks: { terms: text() },
  action: "revise",
  change: async ({ record, input, work }) => {
    if (input.endsAt instanceof Date) assertInFuture(input.endsAt, work.now);
    await assertParty(work, record.id);
    return { revisedTerms: input.terms, revisedEndsAt: input.endsAt?.toISOString() ?? null };
  },
});

const settleEmbargo = transition({
  ...common,
  name: "settleEmbargo",
  description: "Ends the discussion: with the new terms, or with the old ones.",
  input: SettleEmbargoInput,
  action: "settle",
  change: async ({ record, input, work }) => {
    await assertParty(work, record.id);
    const settled = { revisedTerms: null, revisedEndsAt: null };
    if (!input.adopt) return settled;
    return {
      ...settled,
      terms: record.revisedTerms ?? record.terms,
      endsAt: record.revisedEndsAt ?? record.endsAt,
    };
  },
});

const exitEmbargo = transition({
  ...common,
  name: "exitEmbargo",
  description: "Ends the embargo: the case may be spoken of.",
  input: ExitEmbargoInput,
  action: "exit",
  change: async ({ record, work }) => {
    await assertParty(work, record.id);
    return { exitedAt: work.now, revisedTerms: null, revisedEndsAt: null, ...FREE };
  },
  afterwards: async ({ record, work }) => free(work, [record.id]),
});

export const embargoCourseCommands = [acceptEmbargo, rejectEmbargo, reviseEmbargo, settleEmbargo, exitEmbargo];

export const endEmbargoes: Duty = {
  name: "end embargoes at their end",
  async run(work) {
    const inForce = isAmong("t.state", EMBARGO_STATES_IN_FORCE);
    const over = await work.findDue(Embargo, `${inForce} AND t.ends_at <= $1`, [work.now]);
    const settled = { revisedTerms: null, revisedEndsAt: null, ...FREE };
    await work.changeAll(over, "exit", { state: "EXITED", exitedAt: work.now, ...settled });
    await free(
      work,
      over.map(({ id }) => id),
    );
  },
};

/** What follows from an end: open invitations lapse, and nothing of the case stays marked. */
async function free(work: Work, embargoIds: readonly string[]): Promise<void> {
  if (embargoIds.length === 0) return;
  await lapse(work, embargoIds, ["INVITED"]);
  await markParts(work, embargoIds, FREE);
}

async function assertSigned(work: Work, { id }: Embargo): Promise<void> {
  const [signatory] = await work.query(
    "SELECT id FROM embargo_participant WHERE embargo_id = $1 AND state = 'SIGNATORY' LIMIT 1",
    [id],
  );
  if (signatory !== undefined) return;
  throw new HubError("RULE_VIOLATED", `Nobody signed ${id} yet.`, {
    remedy: "Wait for an invited organization to sign with respondToEmbargo.",
  });
}

function assertNotOver({ id, endsAt }: Embargo, now: string): void {
  if (endsAt === null || endsAt > now) return;
  throw new HubError("RULE_VIOLATED", `${id} was to end on ${endsAt}, which is over.`, {
    remedy: "Reject it, and propose one with a later end.",
    facts: { endsAt },
  });
}
