import fc from "fast-check";
import { DEFAULT_CONSULTEES, outstandingConsultees } from "../../../subgraphs/nsa/coverage-inquiry/consultees";
import {
  SAFEGUARD_KINDS,
  type SafeguardKind,
  areSafeguardsComplete,
} from "../../../subgraphs/nsa/safeguard-attestation/safeguards-complete";
import { agreementState } from "../../../subgraphs/nsa/trusted-partnership/agreement-state";

describe("outstandingConsultees", () => {
  it.each<[readonly string[], readonly string[]]>([
    [[], ["oncd", "ostp", "cisa", "war"]],
    [["cisa"], ["oncd", "ostp", "war"]],
    [
      ["war", "nist", "oncd", "war"],
      ["ostp", "cisa"],
    ],
    [["war", "cisa", "ostp", "oncd"], []],
  ])("leaves after %j: %j", (consulted, outstanding) => {
    expect(outstandingConsultees(DEFAULT_CONSULTEES, consulted)).toEqual(outstanding);
  });

  it("is empty exactly when each consultee was consulted", () => {
    const agencies = fc.uniqueArray(fc.constantFrom("oncd", "ostp", "cisa", "war", "nist", "omb"));
    fc.assert(
      fc.property(agencies, agencies, (consultees, consulted) => {
        const everyone = consultees.every((consultee) => consulted.includes(consultee));
        expect(outstandingConsultees(consultees, consulted).length === 0).toBe(everyone);
      }),
    );
  });
});

describe("areSafeguardsComplete", () => {
  const attested = (kinds: readonly SafeguardKind[]) => kinds.map((kind) => ({ kind, state: "ATTESTED" as const }));

  it("needs all five kinds", () => {
    expect(SAFEGUARD_KINDS).toHaveLength(5);
    expect(areSafeguardsComplete(attested(SAFEGUARD_KINDS))).toBe(true);
    expect(areSafeguardsComplete([])).toBe(false);
  });

  it.each(SAFEGUARD_KINDS)("fails when %s is a draft, and when it is missing", (kind) => {
    const others = attested(SAFEGUARD_KINDS.filter((one) => one !== kind));
    expect(areSafeguardsComplete(others)).toBe(false);
    expect(areSafeguardsComplete([...others, { kind, state: "DRAFT" }])).toBe(false);
  });

  it("does not take the same kind five times for all five", () => {
    expect(areSafeguardsComplete(attested(Array<SafeguardKind>(5).fill("NONDISCLOSURE")))).toBe(false);
  });
});

describe("agreementState", () => {
  const AT = "2026-08-10T12:00:00Z";

  it.each([
    [null, null, null, "PROPOSED"],
    [AT, null, null, "AGREED_BY_DEVELOPER"],
    [null, AT, null, "AGREED_BY_GOVERNMENT"],
    [AT, AT, null, "ACTIVE"],
    [AT, AT, AT, "ENDED"],
    [null, null, AT, "ENDED"],
    [AT, null, AT, "ENDED"],
    [null, AT, AT, "ENDED"],
  ])("developer %s, government %s, ended %s: %s", (...[developerAgreedAt, governmentAgreedAt, endedAt, state]) => {
    expect(agreementState({ developerAgreedAt, governmentAgreedAt, endedAt })).toBe(state);
  });
});
