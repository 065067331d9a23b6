import type { Lifecycle } from "../../../subgraphs/kit/record/transitions";
import { accessWindowLifecycle } from "../../../subgraphs/nsa/access-window/access-window.transitions";
import { coverageInquiryLifecycle } from "../../../subgraphs/nsa/coverage-inquiry/coverage-inquiry.transitions";
import { safeguardAttestationLifecycle } from "../../../subgraphs/nsa/safeguard-attestation/safeguard-attestation.transitions";
import { trustedPartnershipLifecycle } from "../../../subgraphs/nsa/trusted-partnership/trusted-partnership.transitions";

/** Every edge of a lifecycle; what is not listed must not exist. */
const LIFECYCLES: readonly [string, Lifecycle<string>, readonly string[]][] = [
  [
    "CoverageInquiry",
    coverageInquiryLifecycle,
    [
      "SUBMITTED consult IN_CONSULTATION",
      "SUBMITTED withdraw WITHDRAWN",
      "IN_CONSULTATION determine DETERMINED",
      "IN_CONSULTATION withdraw WITHDRAWN",
    ],
  ],
  [
    "AccessWindow",
    accessWindowLifecycle,
    [
      "OFFERED accept ACCEPTED",
      "OFFERED withdraw WITHDRAWN",
      "ACCEPTED open OPEN",
      "ACCEPTED withdraw WITHDRAWN",
      "OPEN close CLOSED",
      "OPEN withdraw WITHDRAWN",
    ],
  ],
  [
    "TrustedPartnership",
    trustedPartnershipLifecycle,
    [
      "PROPOSED agreeAsDeveloper AGREED_BY_DEVELOPER",
      "PROPOSED agreeAsGovernment AGREED_BY_GOVERNMENT",
      "PROPOSED end ENDED",
      "AGREED_BY_DEVELOPER agreeAsGovernment ACTIVE",
      "AGREED_BY_DEVELOPER end ENDED",
      "AGREED_BY_GOVERNMENT agreeAsDeveloper ACTIVE",
      "AGREED_BY_GOVERNMENT end ENDED",
      "ACTIVE end ENDED",
    ],
  ],
  ["SafeguardAttestation", safeguardAttestationLifecycle, ["DRAFT attest ATTESTED"]],
];

describe.each(LIFECYCLES)("%s lifecycle", (...[, lifecycle, edges]) => {
  it("has these edges and no others", () => {
    const found = lifecycle.states.flatMap((from) =>
      Object.entries(lifecycle.table[from] ?? {}).map(([action, to]) => `${from} ${action} ${to}`),
    );
    expect(found).toEqual(edges);
  });

  it("reaches every state from its first", () => {
    for (const state of lifecycle.states) expect(lifecycle.pathTo(state).at(-1)?.to ?? lifecycle.initial).toBe(state);
  });
});

describe("withdrawal", () => {
  it.each<[string, Lifecycle<string>, string]>([
    ["an inquiry", coverageInquiryLifecycle, "withdraw"],
    ["an access window", accessWindowLifecycle, "withdraw"],
    ["a trusted partnership", trustedPartnershipLifecycle, "end"],
  ])("of %s is open in every state that leads anywhere", (_, lifecycle, action) => {
    const live = lifecycle.states.filter((state) => Object.keys(lifecycle.table[state] ?? {}).length > 0);
    expect(live.length).toBeGreaterThan(1);
    for (const state of live) expect(lifecycle.table[state]).toHaveProperty(action);
  });
});

describe("an active partnership", () => {
  it("is reached only through the agreement of both sides", () => {
    const ways = waysTo(trustedPartnershipLifecycle, "ACTIVE");
    expect(ways.length).toBe(2);
    for (const actions of ways) expect([...actions].sort()).toEqual(["agreeAsDeveloper", "agreeAsGovernment"]);
  });
});

/** Every way from the first state to `state`, as actions; the lifecycles here have no way back. */
function waysTo(lifecycle: Lifecycle<string>, state: string): string[][] {
  const walk = (from: string, actions: string[]): string[][] =>
    from === state
      ? [actions]
      : Object.entries(lifecycle.table[from] ?? {}).flatMap(([action, to]) => walk(to, [...actions, action]));
  return walk(lifecycle.initial, []);
}
