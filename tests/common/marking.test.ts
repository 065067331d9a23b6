import fc from "fast-check";
import { MARKING_LEVELS, type Marking, TLP_LABELS, UNRESTRICTED, banner, dominates, join } from "../../common/marking";

const words = (...choices: string[]) => fc.uniqueArray(fc.constantFrom(...choices)).map((list) => list.sort());

const markings: fc.Arbitrary<Marking> = fc.record({
  level: fc.constantFrom(...MARKING_LEVELS),
  compartments: words("FRONTIER", "HARBOR", "LANTERN"),
  dissemination: words("FED ONLY", "NOFORN"),
  tlp: fc.constantFrom(null, ...TLP_LABELS),
});

/** No label restricts as little as CLEAR, so the two are one element of the lattice. */
function element({ tlp, ...rest }: Marking): Marking {
  return { ...rest, tlp: tlp ?? "CLEAR" };
}

const RUNS = { numRuns: 500 };

describe("the lattice of markings", () => {
  it("is ordered", () => {
    fc.assert(
      fc.property(markings, markings, markings, (a, b, c) => {
        expect(dominates(a, a)).toBe(true);
        expect(dominates(a, b) && dominates(b, c) && !dominates(a, c)).toBe(false);
      }),
      RUNS,
    );
  });

  it("is antisymmetric", () => {
    fc.assert(
      fc.property(markings, markings, (a, b) => {
        const areEqual = JSON.stringify(element(a)) === JSON.stringify(element(b));
        expect(dominates(a, b) && dominates(b, a)).toBe(areEqual);
      }),
      RUNS,
    );
  });

  it("joins in any order and as often as one likes", () => {
    fc.assert(
      fc.property(markings, markings, markings, (a, b, c) => {
        expect(element(join(a, b))).toEqual(element(join(b, a)));
        expect(element(join(a, join(b, c)))).toEqual(element(join(join(a, b), c)));
        expect(join(a, a)).toEqual(a);
        expect(element(join(a, UNRESTRICTED))).toEqual(element(a));
      }),
      RUNS,
    );
  });

  it("joins to the least marking above both", () => {
    fc.assert(
      fc.property(markings, markings, markings, (a, b, c) => {
        const joined = join(a, b);
        expect([dominates(joined, a), dominates(joined, b)]).toEqual([true, true]);
        expect(dominates(c, a) && dominates(c, b)).toBe(dominates(c, joined));
      }),
      RUNS,
    );
  });
});

describe("banner", () => {
  it.each([
    [UNRESTRICTED, "UNCLASSIFIED"],
    [{ ...UNRESTRICTED, tlp: "GREEN" }, "UNCLASSIFIED//TLP:GREEN"],
    [
      { ...UNRESTRICTED, level: "CUI", dissemination: ["FED ONLY"], tlp: "AMBER_STRICT" },
      "CUI//FED ONLY//TLP:AMBER+STRICT",
    ],
    [
      { ...UNRESTRICTED, level: "TOP_SECRET", compartments: ["FRONTIER", "HARBOR"], dissemination: ["NOFORN"] },
      "TOP SECRET//FRONTIER/HARBOR//NOFORN",
    ],
  ] as const)("writes %j", (marking, text) => {
    expect(banner(marking)).toBe(text);
  });
});
