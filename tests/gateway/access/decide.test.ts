import type { Clause } from "../../../common/access/requirement";
import { requirementOf } from "../../../common/access/requirement";
import { ANONYMOUS, type Caller } from "../../../common/caller";
import { PERSONAS } from "../../../common/personas";
import { isSatisfied } from "../../../gateway/access/decide";

const authenticated: Clause = { kind: "authenticated" };
const scopes = (...anyOf: string[][]): Clause => ({ kind: "scopes", anyOf });
const policy = (...anyOf: string[][]): Clause => ({ kind: "policies", anyOf });
const scoped = (...given: string[]): Caller => ({ ...PERSONAS["energy-officer"], scopes: given });
const { auditor, "developer-acme": acme, "nsa-director": director, "nsa-officer": officer } = PERSONAS;

describe("isSatisfied", () => {
  it.each<[string, readonly Clause[], Caller, boolean]>([
    ["nothing required of nobody", [], ANONYMOUS, true],
    ["authenticated, of nobody", [authenticated], ANONYMOUS, false],
    ["authenticated, of a representative", [authenticated], acme, true],
    ["one of two groups of scopes", [scopes(["a", "b"], ["c"])], scoped("c"), true],
    ["the other group of scopes", [scopes(["a", "b"], ["c"])], scoped("b", "a"), true],
    ["half a group of scopes", [scopes(["a", "b"], ["c"])], scoped("a"), false],
    ["an empty group", [scopes([])], ANONYMOUS, true],
    ["no group", [scopes()], scoped("a"), false],
    ["a policy that nobody defined", [policy(["anything"])], director, false],
    ["a policy that nobody defined, beside one that holds", [policy(["anything", "federal"])], director, false],
    ["a policy named like an object's own", [policy(["constructor"], ["__proto__:x"])], director, false],
    ["clearance below", [policy(["clearance:TOP_SECRET"])], officer, false],
    ["clearance equal", [policy(["clearance:SECRET"])], officer, true],
    ["clearance above", [policy(["clearance:SECRET"])], director, true],
    ["a level that there is not", [policy(["clearance:PURPLE"])], director, false],
    ["no level", [policy(["clearance"])], director, false],
    ["compartment", [policy(["compartment:FRONTIER"])], officer, true],
    ["another compartment", [policy(["compartment:OTHER"])], officer, false],
    ["role", [policy(["role:AUDITOR"])], auditor, true],
    ["another role", [policy(["role:HUB"])], auditor, false],
    ["role of another office", [policy(["role:NSA_OFFICER"])], { ...officer, office: "energy" }, false],
    ["office", [policy(["office:acme-ai"])], acme, true],
    ["no office, of nobody", [policy(["office:"])], ANONYMOUS, false],
    ["federal", [policy(["federal"])], officer, true],
    ["federal, of a representative", [policy(["federal"])], acme, false],
    ["both of two policies", [policy(["clearance:SECRET", "compartment:FRONTIER"])], officer, true],
    ["both of two policies, one lacking", [policy(["clearance:TOP_SECRET", "compartment:FRONTIER"])], officer, false],
    ["every clause", [authenticated, policy(["federal"]), scopes(["a"])], scoped("a"), true],
    ["every clause, one lacking", [authenticated, policy(["federal"]), scopes(["a"])], scoped("b"), false],
  ])("%s", (_, clauses, caller, expected) => {
    expect(isSatisfied(requirementOf(clauses), caller)).toBe(expected);
  });
});
