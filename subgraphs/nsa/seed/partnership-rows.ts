/** Rows of trusted partnerships. */
import type { Row } from "../../kit/seed/copy-rows";
import { agreementState } from "../trusted-partnership/agreement-state";
import { trustedPartnershipLifecycle } from "../trusted-partnership/trusted-partnership.transitions";
import type { ModelLife, PartnershipLife } from "./model-life";
import { MADE_UP } from "./record-columns";
import { DEVELOPER, NSA_COORDINATOR, walkedHistory } from "./walked-history";

export function partnershipRows(life: ModelLife): Row[] {
  return life.partnerships.map((partnership) => {
    const { partnerId, purpose, proposedAt, developerAgreedAt, governmentAgreedAt, endedAt } = partnership;
    return {
      id: partnershipId(life, partnership),
      modelId: life.id,
      developerId: life.developerId,
      partnerId,
      state: agreementState(partnership),
      purpose,
      proposedAt,
      developerAgreedAt,
      governmentAgreedAt,
      endedAt,
      ...MADE_UP,
    };
  });
}

export function partnershipHistory(life: ModelLife): Row[] {
  return life.partnerships.flatMap((partnership) =>
    walkedHistory(trustedPartnershipLifecycle, {
      subject: {
        recordType: "TrustedPartnership",
        recordId: partnershipId(life, partnership),
        basis: "EO14409-3b",
      },
      begun: { at: partnership.proposedAt, by: DEVELOPER },
      steps: [...agreements(partnership), { action: "end", at: partnership.endedAt, by: DEVELOPER }],
    }),
  );
}

/** Either side may have agreed first. */
function agreements({ developerAgreedAt, governmentAgreedAt }: PartnershipLife) {
  const developer = { action: "agreeAsDeveloper", at: developerAgreedAt, by: DEVELOPER };
  const government = { action: "agreeAsGovernment", at: governmentAgreedAt, by: NSA_COORDINATOR };
  const developerFirst = (developerAgreedAt ?? "") <= (governmentAgreedAt ?? "");
  return developerFirst ? [developer, government] : [government, developer];
}

const partnershipId = (life: ModelLife, { partnerId }: PartnershipLife): string =>
  `partnership-${life.id}-${partnerId}`;
