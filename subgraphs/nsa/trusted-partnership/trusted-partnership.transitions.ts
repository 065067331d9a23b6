/**
 * The lifecycle of a trusted partnership. Partners are chosen together, so both sides must agree, in either order;
 * each side can end it at any time. Source: Executive Order 14409, section 3(b).
 */
import { transitions } from "../../kit/record/transitions";

export const TRUSTED_PARTNERSHIP_STATES = [
  "PROPOSED",
  "AGREED_BY_DEVELOPER",
  "AGREED_BY_GOVERNMENT",
  "ACTIVE",
  "ENDED",
] as const;

export type TrustedPartnershipState = (typeof TRUSTED_PARTNERSHIP_STATES)[number];

/** Both agreements are given by `agreeToPartner`, by whoever speaks for the side; `end` by `endPartnership`. */
export const trustedPartnershipLifecycle = transitions<TrustedPartnershipState>({
  PROPOSED: { agreeAsDeveloper: "AGREED_BY_DEVELOPER", agreeAsGovernment: "AGREED_BY_GOVERNMENT", end: "ENDED" },
  AGREED_BY_DEVELOPER: { agreeAsGovernment: "ACTIVE", end: "ENDED" },
  AGREED_BY_GOVERNMENT: { agreeAsDeveloper: "ACTIVE", end: "ENDED" },
  ACTIVE: { end: "ENDED" },
  ENDED: {},
});
