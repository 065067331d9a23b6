/**
 * Commands about single deliveries: the Treasury sends, the recipient answers, participant or not. The duty notes
 * silence, which says nothing about whether the recipient is affected.
 */
import { transition } from "../../kit/command/command";
import type { Duty } from "../../kit/command/duties";
import { agencyOf, eitherOf, organizationOf } from "../../kit/command/permit";
import { coordinators } from "../permits";
import { PatchDelivery } from "./patch-delivery.entity";
import {
  AcknowledgePatchInput,
  ApplyPatchInput,
  DeclinePatchInput,
  ResendPatchInput,
  SendPatchInput,
} from "./patch-delivery.inputs";
import { patchDeliveryLifecycle } from "./patch-delivery.transitions";

/** For how long an answer to a sent patch is waited for. */
export const DAYS_TO_ANSWER = 14;

const DAY_MS = 86_400_000;

const common = { of: PatchDelivery, lifecycle: patchDeliveryLifecycle };

const recipient = eitherOf<PatchDelivery>(
  organizationOf("the organization that receives it", ({ organizationId }) => organizationId),
  agencyOf("the agency that receives it", ({ agencyId }) => agencyId),
);

const sendPatch = transition({
  ...common,
  name: "sendPatch",
  description: "Notes that a queued patch was sent.",
  input: SendPatchInput,
  by: coordinators,
  action: "send",
  change: ({ work }) => ({ sentAt: work.now }),
});

const resendPatch = transition({
  ...common,
  name: "resendPatch",
  description: "Notes that a patch was sent again to a recipient who did not answer.",
  input: ResendPatchInput,
  by: coordinators,
  action: "resend",
  change: ({ work }) => ({ sentAt: work.now }),
});

const acknowledgePatch = transition({
  ...common,
  name: "acknowledgePatch",
  description: "Says that the patch arrived, in time or late.",
  input: AcknowledgePatchInput,
  by: recipient,
  action: "acknowledge",
  change: ({ work }) => ({ acknowledgedAt: work.now }),
});

const applyPatch = transition({
  ...common,
  name: "applyPatch",
  description: "Says that the patch is installed.",
  input: ApplyPatchInput,
  by: recipient,
  action: "apply",
  change: ({ work }) => ({ appliedAt: work.now }),
});

const declinePatch = transition({
  ...common,
  name: "declinePatch",
  description: "Says that the patch will not be installed, and why.",
  input: DeclinePatchInput,
  by: recipient,
  action: "decline",
  change: ({ input, work }) => ({ declinedAt: work.now, declineReason: input.reason }),
});

export const patchDeliveryCommands = [sendPatch, resendPatch, acknowledgePatch, applyPatch, declinePatch];

export const noteSilence: Duty = {
  name: "note the silence of patch recipients",
  async run(work) {
    const before = new Date(Date.parse(work.now) - DAYS_TO_ANSWER * DAY_MS).toISOString();
    const silence = { lifecycle: patchDeliveryLifecycle, action: "noteSilence" };
    const sentBefore = { from: "SENT", condition: "t.sent_at <= $1", parameters: [before], changes: {} } as const;
    await work.moveEveryDue(PatchDelivery, silence, sentBefore);
  },
};
