import { holdingWordIn, otherWordsOf, wordsOf } from "../../../schema/lint/holding-words";

describe("wordsOf", () => {
  it.each([
    ["preClearanceID", ["pre", "clearance", "id"]],
    ["PRE_CLEARANCE_ID", ["pre", "clearance", "id"]],
    ["HTTPHold2Release", ["http", "hold2", "release"]],
    ["", []],
  ])("of %j", (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });
});

describe("holdingWordIn", () => {
  it.each([
    ["approveModel", "approve"],
    ["NOT_APPROVED", "approve"],
    ["disapproval", "approve"],
    ["licenceNumber", "license"],
    ["isPermitted", "permit"],
    ["PERMISSION", "permit"],
    ["preclearance", "clear"],
    ["uncleared", "clear"],
    ["ON_HOLD", "hold"],
    ["withheld", "hold"],
    ["unblockedAt", "block"],
    ["blocklist", "block"],
    ["unauthorised", "authorize"],
    ["denials", "deny"],
    ["vetoed", "veto"],
    ["EMBARGOED", "embargo"],
    ["banned", "ban"],
    ["frozenUntil", "freeze"],
    ["revocation", "revoke"],
  ])("finds in %s: %s", (name, word) => {
    expect(holdingWordIn(name)).toBe(word);
  });

  it.each([
    "threshold",
    "clearinghouse",
    "householder",
    "bank",
    "identity",
    "confidentiality",
    "closesAt",
    "withdrawn",
    "accept",
    "offered",
    "frontier",
    "gateway",
    "garden",
  ])("finds nothing in %s", (name) => {
    expect(holdingWordIn(name)).toBeUndefined();
  });
});

describe("otherWordsOf", () => {
  it("leaves out what holds back", () => {
    expect(otherWordsOf("grantServiceOnHold")).toEqual(["service", "on"]);
  });
});
