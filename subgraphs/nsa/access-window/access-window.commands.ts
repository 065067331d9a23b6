/**
 * What happens to an offer of early access: the receiving agency accepts and opens it, the developer withdraws it.
 * Not here: offering (offer-access.ts), ends by release (windows-of-model.ts) and by the clock (close-at-end.ts).
 */
import { HubError } from "../../../common/errors";
import { type Step, transition } from "../../kit/command/command";
import type { Work } from "../../kit/command/work";
import { latest } from "../latest";
import { receivingAgency, theDeveloper } from "../permits";
import { SafeguardAttestation } from "../safeguard-attestation/safeguard-attestation.entity";
import { outstandingSafeguards } from "../safeguard-attestation/safeguards-complete";
import { AccessWindow } from "./access-window.entity";
import { AcceptAccessInput, OpenAccessInput, WithdrawAccessInput } from "./access-window.inputs";
import { accessWindowLifecycle } from "./access-window.transitions";
import { offerAccess } from "./offer-access";

const common = { of: AccessWindow, lifecycle: accessWindowLifecycle } as const;

const acceptAccess = transition({
  ...common,
  name: "acceptAccess",
  description: "Accepts the developer's offer; access begins once the safeguards are attested.",
  input: AcceptAccessInput,
  by: receivingAgency,
  action: "accept",
  change({ record, work }) {
    assertNotOver(record, work);
    return {};
  },
});

const openAccess = transition({
  ...common,
  name: "openAccess",
  description: "Begins access: not before the agreed beginning, and with all five safeguards attested.",
  input: OpenAccessInput,
  by: receivingAgency,
  action: "open",
  change: assertCanOpen,
});

const withdrawAccess = transition({
  ...common,
  name: "withdrawAccess",
  description: "Takes the offer back, or ends access, at once; never refused while there is something to withdraw.",
  input: WithdrawAccessInput,
  by: theDeveloper,
  action: "withdraw",
  change: ({ record, work }) => ({ endedAt: latest(work.now, record.offeredAt) }),
});

export const accessWindowCommands = [offerAccess, acceptAccess, openAccess, withdrawAccess];

/** @throws RULE_VIOLATED; with `details.outstanding` for safeguards that are not attested */
async function assertCanOpen({ record, work }: Step<AccessWindow, OpenAccessInput>): Promise<object> {
  assertNotOver(record, work);
  if (Date.parse(work.now) < Date.parse(record.opensAt)) {
    throw new HubError("RULE_VIOLATED", `Access is agreed to begin at ${record.opensAt}, not before.`, {
      facts: { opensAt: record.opensAt },
    });
  }
  const outstanding = outstandingSafeguards(await work.findAll(SafeguardAttestation, "t.window_id = $1", [record.id]));
  if (outstanding.length === 0) return {};
  throw new HubError("RULE_VIOLATED", `Access begins with all five safeguards; missing: ${outstanding.join(", ")}.`, {
    remedy: "The receiving agency attests each with attestSafeguard.",
    facts: { outstanding },
  });
}

/** @throws RULE_VIOLATED */
function assertNotOver({ id, closesAt }: AccessWindow, work: Work): void {
  if (Date.parse(work.now) < Date.parse(closesAt)) return;
  throw new HubError("RULE_VIOLATED", `${id} was agreed to end at ${closesAt}.`, {
    remedy: "The developer can offer access anew.",
    facts: { closesAt },
  });
}
