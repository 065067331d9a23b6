/**
 * The five kinds of safeguards, and whether all of them are attested, without which no window opens.
 * Source: Executive Order 14409, section 3(b).
 */
import type { SafeguardAttestationState } from "./safeguard-attestation.transitions";

export const SAFEGUARD_KINDS = [
  "CONFIDENTIALITY",
  "CYBERSECURITY",
  "INSIDER_RISK",
  "INTELLECTUAL_PROPERTY",
  "NONDISCLOSURE",
] as const;

export type SafeguardKind = (typeof SAFEGUARD_KINDS)[number];

export interface Safeguard {
  readonly kind: SafeguardKind;
  readonly state: SafeguardAttestationState;
}

/** Each of the five kinds is attested; a kind without an attestation counts as missing. */
export function areSafeguardsComplete(safeguards: readonly Safeguard[]): boolean {
  return outstandingSafeguards(safeguards).length === 0;
}

/** The kinds without an attestation, in their order. */
export function outstandingSafeguards(safeguards: readonly Safeguard[]): SafeguardKind[] {
  return SAFEGUARD_KINDS.filter((kind) => !safeguards.some((one) => one.kind === kind && one.state === "ATTESTED"));
}
