/**
 * A developer's offer of early access to one agency, with the five safeguards that the agency is to attest.
 * In: a model of the caller's own, with a planned release. Out: an OFFERED window with five DRAFT attestations.
 * Source: Executive Order 14409, section 3(b).
 */
import { z } from "zod";
import { HubError } from "../../../common/errors";
import { recordId } from "../../kit/command/checks";
import { creation } from "../../kit/command/command";
import type { Properties, Work } from "../../kit/command/work";
import { AGENCIES } from "../../kit/reference/agencies";
import { FrontierModel } from "../frontier-model/frontier-model.entity";
import { anyDeveloper, theDeveloper } from "../permits";
import { SafeguardAttestation } from "../safeguard-attestation/safeguard-attestation.entity";
import { SAFEGUARD_KINDS } from "../safeguard-attestation/safeguards-complete";
import { AccessWindow } from "./access-window.entity";
import { OfferAccessInput } from "./access-window.inputs";
import { LONGEST_WINDOW_HOURS, type WindowFault, type WindowTimes, windowFault } from "./window-rule";

export const offerAccess = creation({
  name: "offerAccess",
  description: "Offers an agency access to a model before its release to other trusted partners.",
  of: AccessWindow,
  input: OfferAccessInput,
  checks: {
    modelId: recordId(),
    receivingAgencyId: z
      .string()
      .refine((id) => AGENCIES.some((agency) => agency.id === id), "must be the id of a federal agency"),
  },
  by: anyDeveloper,
  id: "window",
  action: "offer",
  create: newWindow,
  async afterwards(work, { id }) {
    const drafts = SAFEGUARD_KINDS.map((kind) => ({
      id: `safeguard-${id}-${kind.toLowerCase().replaceAll("_", "-")}`,
      windowId: id,
      kind,
      statement: "",
    }));
    await work.createAll(SafeguardAttestation, drafts);
  },
});

async function newWindow(work: Work, input: OfferAccessInput): Promise<Properties<AccessWindow>> {
  const { modelId, receivingAgencyId, opensAt, closesAt } = input;
  const model = await work.find(FrontierModel, modelId, theDeveloper);
  const plannedReleaseAt = plannedReleaseOf(model);
  assertKeepsRule({ opensAt, closesAt, plannedReleaseAt: new Date(plannedReleaseAt) });
  if (closesAt.getTime() <= Date.parse(work.now)) {
    throw new HubError("BAD_USER_INPUT", "input.closesAt must lie in the future.");
  }
  return {
    modelId,
    developerId: model.developerId,
    receivingAgencyId,
    offeredAt: work.now,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    plannedReleaseAt,
  };
}

/** @throws RULE_VIOLATED when the model is released, or nothing is planned */
function plannedReleaseOf({ name, plannedReleaseAt, releasedAt }: FrontierModel): string {
  if (releasedAt !== null) {
    throw new HubError("RULE_VIOLATED", `${name} is released since ${releasedAt}; access before that is over.`);
  }
  if (plannedReleaseAt !== null) return plannedReleaseAt;
  throw new HubError("RULE_VIOLATED", `No release of ${name} is planned, and access ends no later than that.`, {
    remedy: "Say with changeModelPlans when the release to other trusted partners is planned.",
  });
}

const FAULTS: Readonly<Record<WindowFault, string>> = {
  EMPTY: "input.closesAt must lie behind input.opensAt.",
  TOO_LONG: `Access lasts at most ${LONGEST_WINDOW_HOURS} hours.`,
  AFTER_RELEASE: "Access ends no later than the planned release to other trusted partners.",
};

/** @throws RULE_VIOLATED with `details.fault` */
function assertKeepsRule(times: WindowTimes): void {
  const fault = windowFault(times);
  if (fault === undefined) return;
  throw new HubError("RULE_VIOLATED", FAULTS[fault], {
    remedy: "Offer a shorter time.",
    facts: { fault, longestHours: LONGEST_WINDOW_HOURS, plannedReleaseAt: times.plannedReleaseAt.toISOString() },
  });
}
