/** The agency that gets access attests its safeguards, one by one, before the window opens or while it is open. */
import { Field, InputType } from "type-graphql";
import { HubError } from "../../../common/errors";
import { text } from "../../kit/command/checks";
import { transition } from "../../kit/command/command";
import { RecordInput } from "../../kit/command/command-inputs";
import { AccessWindow } from "../access-window/access-window.entity";
import { LIVE_ACCESS_WINDOW_STATES } from "../access-window/access-window.transitions";
import { someAgency, receivingAgency } from "../permits";
import { SafeguardAttestation } from "./safeguard-attestation.entity";
import { safeguardAttestationLifecycle } from "./safeguard-attestation.transitions";

@InputType()
class AttestSafeguardInput extends RecordInput {
  @Field({ description: "What the agency does to keep the safeguard." })
  statement: string;
}

export const attestSafeguard = transition({
  name: "attestSafeguard",
  description: "States what the agency does to keep a safeguard, and attests it.",
  of: SafeguardAttestation,
  lifecycle: safeguardAttestationLifecycle,
  input: AttestSafeguardInput,
  checks: { statement: text() },
  by: { ...someAgency, who: receivingAgency.who },
  action: "attest",
  async change({ record, input, work }) {
    const window = await work.find(AccessWindow, record.windowId, receivingAgency);
    if (!LIVE_ACCESS_WINDOW_STATES.includes(window.state)) {
      throw new HubError("RULE_VIOLATED", `${window.id} is ${window.state}: its safeguards are of the past.`);
    }
    return { statement: input.statement, attestedAt: work.now };
  },
});
