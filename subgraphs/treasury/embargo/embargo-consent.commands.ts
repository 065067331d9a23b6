/**
 * Commands by which an embargo is proposed and organizations are asked and answer, and the duty that lets invitations
 * lapse. Not here: its coming into force and its end (embargo-course.commands.ts).
 */
import { HubError } from "../../../common/errors";
import { beginning } from "../../kit/command/beginning";
import { recordId, several } from "../../kit/command/checks";
import { recordChange, transition } from "../../kit/command/command";
import type { Duty } from "../../kit/command/duties";
import { type Permit, organizationOf } from "../../kit/command/permit";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import type { VulnerabilityCaseState } from "../vulnerability-case/vulnerability-case.transitions";
import { assertConcerned, assertParty, concerned, invite, parties } from "./embargo-parties";
import { EmbargoParticipant } from "./embargo-participant.entity";
import { Embargo } from "./embargo.entity";
import { InviteToEmbargoInput, ProposeEmbargoInput, RespondToEmbargoInput } from "./embargo.inputs";
import { embargoLifecycle, embargoParticipantLifecycle } from "./embargo.transitions";

/** For how long an answer to an invitation is waited for. */
const DAYS_TO_SIGN = 7;

const DAY_MS = 86_400_000;

/** States from which a patch can still be kept back from the public. */
const SECRET_STATES: ReadonlySet<VulnerabilityCaseState> = new Set([
  "REPORTED",
  "SCANNING",
  "VALIDATED",
  "REMEDIATING",
  "PATCH_READY",
  "DEFERRED",
]);

const proposeEmbargo = beginning({
  name: "proposeEmbargo",
  description: "Proposes that a case stays among those who sign, and asks them to.",
  of: Embargo,
  input: ProposeEmbargoInput,
  checks: { case: recordId(), participants: several(recordId()) },
  by: concerned,
  lifecycle: embargoLifecycle,
  action: "propose",
  id: (input) => `embargo-${input.case}`,
  find: async (work, input) => {
    const one = await work.find(VulnerabilityCase, input.case);
    assertConcerned(work, one);
    assertSecret(one);
    const [existing] = await work.findAll(Embargo, "t.case_id = $1", [one.id]);
    return existing;
  },
  change: (work, input) => {
    assertInFuture(input.endsAt, work.now);
    return { caseId: input.case, terms: input.terms, proposedAt: work.now, endsAt: input.endsAt.toISOString() };
  },
  afterwards: async (work, embargo, input) => invite(work, embargo, input.participants),
});

const inviteToEmbargo = recordChange({
  name: "inviteToEmbargo",
  description: "Asks further organizations to sign.",
  of: Embargo,
  input: InviteToEmbargoInput,
  checks: { participants: several(recordId()) },
  by: parties,
  action: "invite",
  change: async ({ record, work }) => {
    await assertParty(work, record.id);
    assertOpen(record);
    return {};
  },
  afterwards: async ({ record, input, work }) => invite(work, record, input.participants),
});

/** Whoever answers was found by its own invitation, which may have lapsed since. */
const OF_PARTICIPANTS: Permit<Embargo> = { who: "an invited organization", allows: () => true };

const respondToEmbargo = transition({
  name: "respondToEmbargo",
  description: "Signs or declines.",
  of: EmbargoParticipant,
  input: RespondToEmbargoInput,
  by: organizationOf<EmbargoParticipant>("the invited organization", ({ organizationId }) => organizationId),
  lifecycle: embargoParticipantLifecycle,
  action: {
    among: ["sign", "decline", "lapse"],
    choose: ({ record, input }) => {
      if (input.answer === "SIGN") return "sign";
      return record.state === "SIGNATORY" ? "lapse" : "decline";
    },
  },
  change: async ({ record, work }) => {
    const embargo = await work.find(Embargo, record.embargoId, OF_PARTICIPANTS);
    assertOpen(embargo);
    if (record.state === "SIGNATORY" && embargo.state !== "REVISE") throw bound(embargo);
    return { decidedAt: work.now };
  },
});

export const embargoConsentCommands = [proposeEmbargo, inviteToEmbargo, respondToEmbargo];

export const lapseInvitations: Duty = {
  name: "let unanswered invitations to embargoes lapse",
  async run(work) {
    const before = new Date(Date.parse(work.now) - DAYS_TO_SIGN * DAY_MS).toISOString();
    const silent = await work.findDue(EmbargoParticipant, "t.state = 'INVITED' AND t.invited_at <= $1", [before]);
    await work.changeAll(silent, "lapse", { state: "LAPSED", decidedAt: work.now });
  },
};

/** @throws BAD_USER_INPUT */
export function assertInFuture(endsAt: Date, now: string): void {
  if (endsAt.toISOString() > now) return;
  throw new HubError("BAD_USER_INPUT", "input.endsAt must be in the future.", { remedy: "Name a later instant." });
}

/** @throws RULE_VIOLATED once the patch is distributed, or the case has ended */
export function assertSecret({ id, state }: VulnerabilityCase): void {
  if (SECRET_STATES.has(state)) return;
  throw new HubError("RULE_VIOLATED", `${id} is ${state}: there is nothing left to keep among signatories.`, {
    remedy: "Embargoes are proposed before a patch is distributed.",
    facts: { state },
  });
}

function assertOpen({ id, state }: Embargo): void {
  if (state !== "NONE" && state !== "EXITED") return;
  throw new HubError("RULE_VIOLATED", `${id} is ${state}: there is nothing to sign.`, {
    remedy: "Propose an embargo first.",
    facts: { state },
  });
}

function bound({ id }: Embargo): HubError {
  return new HubError("RULE_VIOLATED", `${id} binds its signatories as long as its terms stay.`, {
    remedy: "Revise it with reviseEmbargo or end it with exitEmbargo.",
  });
}
