/** The lifecycle of a safeguard attestation, written and attested by the agency that gets access. */
import { transitions } from "../../kit/record/transitions";

export const SAFEGUARD_ATTESTATION_STATES = ["DRAFT", "ATTESTED"] as const;

export type SafeguardAttestationState = (typeof SAFEGUARD_ATTESTATION_STATES)[number];

/** Drafts are made by `offerAccess`, one of each kind; `attest` is a command. */
export const safeguardAttestationLifecycle = transitions<SafeguardAttestationState>({
  DRAFT: { attest: "ATTESTED" },
  ATTESTED: {},
});
