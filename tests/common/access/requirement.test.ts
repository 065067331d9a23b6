import fc from "fast-check";
import {
  type Clause,
  implies,
  joinRequirements,
  type Requirement,
  requirementOf,
} from "../../../common/access/requirement";

const policies = (...anyOf: string[][]): Requirement => requirementOf([{ kind: "policies", anyOf }]);
const scopes = (...anyOf: string[][]): Requirement => requirementOf([{ kind: "scopes", anyOf }]);
const known = requirementOf([{ kind: "authenticated" }]);

const name = fc.constantFrom("a", "b", "c");
const groups = fc.array(fc.uniqueArray(name, { maxLength: 2 }), { maxLength: 3 });
const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc.constant<Clause>({ kind: "authenticated" }),
  groups.map((anyOf): Clause => ({ kind: "policies", anyOf })),
  groups.map((anyOf): Clause => ({ kind: "scopes", anyOf })),
);
const requirement = fc.array(clause, { maxLength: 3 }).map(requirementOf);

/** Every caller that can be told apart: known or not, with any scopes and any policies. */
const SUBSETS = [[], ["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"], ["a", "b", "c"]];
function isMet({ clauses }: Requirement, isKnown: boolean, has: Record<"scopes" | "policies", string[]>): boolean {
  return clauses.every((one) =>
    one.kind === "authenticated"
      ? isKnown
      : one.anyOf.some((names) => names.every((each) => has[one.kind].includes(each))),
  );
}
const everyCaller = (holds: (...caller: [boolean, { scopes: string[]; policies: string[] }]) => boolean): boolean =>
  [true, false].every((isKnown) =>
    SUBSETS.every((some) => SUBSETS.every((more) => holds(isKnown, { scopes: some, policies: more }))),
  );

describe("implies", () => {
  it.each([
    ["the same", policies(["a", "b"], ["c"]), policies(["c"], ["b", "a"]), true],
    ["more names in a group", policies(["a", "b"]), policies(["a"]), true],
    ["fewer names in a group", policies(["a"]), policies(["a", "b"]), false],
    ["one group of two", policies(["a"]), policies(["a"], ["b"]), true],
    ["a group more", policies(["a"], ["c"]), policies(["a"]), false],
    ["names of two clauses", joinRequirements([policies(["a"]), policies(["b"])]), policies(["a", "b"]), true],
    ["scopes for policies", scopes(["a"]), policies(["a"]), false],
    ["authentication for nothing", known, requirementOf([]), true],
    ["nothing for authentication", requirementOf([]), known, false],
  ])("knows %s", (_, strong, weak, expected) => {
    expect(implies(strong, weak)).toBe(expected);
  });

  it("says yes only where nobody satisfies the one and not the other", () => {
    fc.assert(
      fc.property(requirement, requirement, (strong, weak) => {
        const isSound = everyCaller((...caller) => !isMet(strong, ...caller) || isMet(weak, ...caller));
        expect(!implies(strong, weak) || isSound).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("joinRequirements", () => {
  it("is satisfied by who satisfies each", () => {
    fc.assert(
      fc.property(requirement, requirement, (one, other) => {
        const both = joinRequirements([one, other]);
        expect(everyCaller((...who) => isMet(both, ...who) === (isMet(one, ...who) && isMet(other, ...who)))).toBe(
          true,
        );
        expect([implies(both, one), implies(both, other)]).toEqual([true, true]);
        expect(joinRequirements([other, one, other]).id).toBe(both.id);
      }),
    );
  });
});
