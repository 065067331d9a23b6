/**
 * Commands that send a case's patch on its way. Nothing is distributed unless the artefact has the digest that the
 * maintainer signed and the signature verifies, nor while an embargo keeps the case among its signatories.
 */
import { HubError } from "../../../common/errors";
import { recordId, several, sha256 } from "../../kit/command/checks";
import { recordChange, transition } from "../../kit/command/command";
import type { Work } from "../../kit/command/work";
import { isAmong } from "../../kit/record/transitions";
import { EMBARGO_STATES_IN_FORCE } from "../embargo/embargo.transitions";
import { type ArtefactFlaw, artefactFlaw } from "../fix/artefact-proof";
import { Fix } from "../fix/fix.entity";
import { coordinators } from "../permits";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { vulnerabilityCaseLifecycle } from "../vulnerability-case/vulnerability-case.transitions";
import { AddRecipientsInput, DistributePatchInput, SendQueuedPatchesInput } from "./distribution.inputs";
import { PatchDelivery } from "./patch-delivery.entity";
import { patchDeliveryLifecycle } from "./patch-delivery.transitions";
import { assertAgencies, queueDeliveries } from "./recipients";

const RECIPIENTS = {
  organizations: several(recordId(), { fewest: 0 }),
  agencies: several(recordId(), { fewest: 0 }),
  fix: recordId(),
};

const SENDING = { lifecycle: patchDeliveryLifecycle, action: "send" };

const distributePatch = transition({
  name: "distributePatch",
  description: "Checks the fix against the artefact as it was received, and queues it for its recipients.",
  of: VulnerabilityCase,
  input: DistributePatchInput,
  checks: { ...RECIPIENTS, receivedSha256: sha256() },
  by: coordinators,
  lifecycle: vulnerabilityCaseLifecycle,
  action: "distribute",
  change: async ({ record, input, work }) => {
    const fix = await fixOf(work, record, input.fix);
    assertGenuine(fix, input.receivedSha256);
    assertAgencies(input);
    await assertNotEmbargoed(work, record);
    const verified = fix.verified ? fix : await work.change(fix, "verify", { verifiedAt: work.now });
    await queueDeliveries(work, verified, input);
    return {};
  },
});

const addRecipients = recordChange({
  name: "addRecipients",
  description: "Queues a patch that is being distributed for further recipients.",
  of: VulnerabilityCase,
  input: AddRecipientsInput,
  checks: RECIPIENTS,
  by: coordinators,
  action: "addRecipients",
  change: async ({ record, input, work }) => {
    assertAgencies(input);
    assertDistributing(record);
    const fix = await fixOf(work, record, input.fix);
    assertGenuine(fix, fix.sha256);
    if (!fix.verified) throw notVerified(fix);
    await queueDeliveries(work, fix, input);
    return {};
  },
});

const sendQueuedPatches = recordChange({
  name: "sendQueuedPatches",
  description: "Notes that every queued patch of the case was sent.",
  of: VulnerabilityCase,
  input: SendQueuedPatchesInput,
  by: coordinators,
  action: "sendQueued",
  change: async ({ record, work }) => {
    assertDistributing(record);
    await work.moveEvery(PatchDelivery, SENDING, {
      from: "QUEUED",
      condition: "t.case_id = $1",
      parameters: [record.id],
      changes: { sentAt: work.now },
    });
    return {};
  },
});

export const distributionCommands = [distributePatch, addRecipients, sendQueuedPatches];

/** @throws RECORD_NOT_FOUND, RULE_VIOLATED for the fix of another case */
async function fixOf(work: Work, { id }: VulnerabilityCase, fixId: string): Promise<Fix> {
  const fix = await work.find(Fix, fixId);
  if (fix.caseId === id) return fix;
  throw new HubError("RULE_VIOLATED", `${fixId} is no fix of ${id}.`, { remedy: "Name one of the case's own fixes." });
}

const FLAWS: Readonly<Record<ArtefactFlaw, string>> = {
  DIGEST_DIFFERS: "the artefact that was received has another digest than the one that was signed",
  SIGNATURE_INVALID: "the signature is not one of the digest by the maintainer's key",
};

/** @throws RULE_VIOLATED */
function assertGenuine(fix: Fix, receivedSha256: string): void {
  const flaw = artefactFlaw(fix, receivedSha256);
  if (flaw === undefined) return;
  throw new HubError("RULE_VIOLATED", `${fix.id} is not distributed: ${FLAWS[flaw]}.`, {
    remedy: "Ask the maintainer for the artefact again, or for another fix (replaceFix).",
    facts: { flaw },
  });
}

/** @throws RULE_VIOLATED naming the embargo that is in force */
async function assertNotEmbargoed(work: Work, { id }: VulnerabilityCase): Promise<void> {
  const [embargo] = await work.query<{ id: string }>(
    `SELECT id FROM embargo WHERE case_id = $1 AND ${isAmong("state", EMBARGO_STATES_IN_FORCE)}`,
    [id],
  );
  if (embargo === undefined) return;
  throw new HubError("RULE_VIOLATED", `${id} is under an embargo: ${embargo.id}.`, {
    remedy: "Exit the embargo with exitEmbargo, then distribute.",
    facts: { embargo: embargo.id },
  });
}

function assertDistributing({ id, state }: VulnerabilityCase): void {
  if (state === "DISTRIBUTING") return;
  throw new HubError("RULE_VIOLATED", `${id} is ${state}, not DISTRIBUTING.`, {
    remedy: "Distribute its patch with distributePatch first.",
    facts: { state },
  });
}

function notVerified({ id }: Fix): HubError {
  return new HubError("RULE_VIOLATED", `${id} was never verified.`, { remedy: "Name the fix that was distributed." });
}
