/**
 * How developer and government choose a trusted partner together: either proposes, each agrees for itself, and each
 * ends it at any time, as the partner does. For the government the NSA speaks.
 * Source: Executive Order 14409, section 3(b).
 */
import { Field, ID, InputType } from "type-graphql";
import { HubError } from "../../../common/errors";
import { recordId, text } from "../../kit/command/checks";
import { creation, transition } from "../../kit/command/command";
import { AnyVersionInput, CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { eitherOf, organizationOf } from "../../kit/command/permit";
import type { Work } from "../../kit/command/work";
import { FrontierModel } from "../frontier-model/frontier-model.entity";
import { anyDeveloper, nsaOfficer, theDeveloper } from "../permits";
import { TrustedPartnership } from "./trusted-partnership.entity";
import { trustedPartnershipLifecycle } from "./trusted-partnership.transitions";

@InputType()
class ProposePartnerInput extends CreateInput {
  @Field(() => ID)
  modelId: string;

  @Field(() => ID, { description: "The organization that is to become a trusted partner." })
  partnerId: string;

  @Field({ description: "What the partner is to do with the access." })
  purpose: string;
}

@InputType()
class AgreeToPartnerInput extends RecordInput {}

@InputType()
class EndPartnershipInput extends AnyVersionInput {}

const eitherSide = eitherOf(theDeveloper, nsaOfficer);
const partner = organizationOf<TrustedPartnership>("the partner", ({ partnerId }) => partnerId);

const proposePartner = creation({
  name: "proposePartner",
  description: "Proposes a trusted partner for a model. A proposal is not yet an agreement, of neither side.",
  of: TrustedPartnership,
  input: ProposePartnerInput,
  checks: { modelId: recordId(), partnerId: recordId(), purpose: text() },
  by: eitherOf(anyDeveloper, nsaOfficer),
  id: "partnership",
  action: "propose",
  async create(work, { modelId, partnerId, purpose }) {
    const model = await work.find(FrontierModel, modelId, eitherSide);
    if (partnerId === model.developerId) {
      throw new HubError("BAD_USER_INPUT", "input.partnerId must not be the model's own developer.");
    }
    await assertNoneLive(work, model, partnerId);
    return { modelId, developerId: model.developerId, partnerId, purpose, proposedAt: work.now };
  },
});

const agreeToPartner = transition({
  name: "agreeToPartner",
  description: "Agrees for the caller's own side. The partnership is active once both have agreed.",
  of: TrustedPartnership,
  lifecycle: trustedPartnershipLifecycle,
  input: AgreeToPartnerInput,
  by: eitherSide,
  action: {
    among: ["agreeAsDeveloper", "agreeAsGovernment"],
    choose: ({ record, work }) => (theDeveloper.allows(work.caller, record) ? "agreeAsDeveloper" : "agreeAsGovernment"),
  },
  change: ({ record, work }) =>
    theDeveloper.allows(work.caller, record) ? { developerAgreedAt: work.now } : { governmentAgreedAt: work.now },
});

const endPartnership = transition({
  name: "endPartnership",
  description: "Ends a partnership or its proposal, at once; never refused while there is something to end.",
  of: TrustedPartnership,
  lifecycle: trustedPartnershipLifecycle,
  input: EndPartnershipInput,
  by: eitherOf<TrustedPartnership>(theDeveloper, nsaOfficer, partner),
  action: "end",
  change: ({ work }) => ({ endedAt: work.now }),
});

export const trustedPartnershipCommands = [proposePartner, agreeToPartner, endPartnership];

/** @throws CONFLICT */
async function assertNoneLive(work: Work, model: FrontierModel, partnerId: string): Promise<void> {
  const [live] = await work.findAll(
    TrustedPartnership,
    "t.model_id = $1 AND t.partner_id = $2 AND t.state <> 'ENDED'",
    [model.id, partnerId],
  );
  if (live === undefined) return;
  throw new HubError("CONFLICT", `${partnerId} is a partner for ${model.name} already, or proposed: ${live.id}.`, {
    facts: { partnership: live.id },
  });
}
