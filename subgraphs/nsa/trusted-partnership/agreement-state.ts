/**
 * The state that a partnership's agreements amount to: ACTIVE with both and never with fewer.
 * In: when each side agreed and when it ended. Out: the state. The table has the same rule as a CHECK.
 */
import type { TrustedPartnershipState } from "./trusted-partnership.transitions";

/** Instants as ISO 8601 text; null for what has not happened. */
export interface Agreements {
  readonly developerAgreedAt: string | null;
  readonly governmentAgreedAt: string | null;
  readonly endedAt: string | null;
}

export function agreementState({
  developerAgreedAt,
  governmentAgreedAt,
  endedAt,
}: Agreements): TrustedPartnershipState {
  if (endedAt !== null) return "ENDED";
  if (developerAgreedAt !== null && governmentAgreedAt !== null) return "ACTIVE";
  if (developerAgreedAt !== null) return "AGREED_BY_DEVELOPER";
  return governmentAgreedAt === null ? "PROPOSED" : "AGREED_BY_GOVERNMENT";
}
