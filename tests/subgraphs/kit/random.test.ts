import fc from "fast-check";
import { random } from "../../../subgraphs/kit/seed/random";

describe("random", () => {
  it("gives the same numbers for the same name, and others for another", () => {
    const draw = (name: string) => {
      const source = random(name);
      return Array.from({ length: 5 }, () => source.next());
    };
    expect(draw("cases")).toEqual(draw("cases"));
    expect(draw("cases")).not.toEqual(draw("models"));
  });

  it("stays within both bounds and reaches them", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 3 }), (name, low, span) => {
        const source = random(name);
        const drawn = new Set(Array.from({ length: 200 }, () => source.int(low, low + span)));
        expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: span + 1 }, (_, index) => low + index));
      }),
      { numRuns: 50 },
    );
  });
});
