import fc from "fast-check";
import { OverrideDraws } from "../../../gateway/plan/overrides";

const percentage = fc.double({ min: 0, max: 100, noNaN: true });

describe("OverrideDraws.next", () => {
  it.each([
    ["no percentage", [], 50, 0],
    ["a draw below the first", [5, 30], 4.9, 0],
    ["a draw at the first", [5, 30], 5, 5],
    ["a draw between", [30, 5], 29.999, 5],
    ["a draw above the last", [5, 30], 99, 30],
    ["the same percentage twice", [5, 5], 7, 5],
  ])("takes the least draw that decides alike: %s", (_, percentages, draw, expected) => {
    expect(new OverrideDraws(percentages, draw).next()).toBe(expected);
  });

  it("activates what the request's own draw activates", () => {
    fc.assert(
      fc.property(fc.array(percentage), fc.double({ min: 0, max: 99.999, noNaN: true }), (percentages, draw) => {
        const chosen = new OverrideDraws(percentages, draw).next();
        for (const one of percentages) expect(chosen < one).toBe(draw < one);
      }),
    );
  });

  it("draws anew for each request, in proportion", () => {
    const draws = new OverrideDraws([25], undefined);
    const active = Array.from({ length: 4_000 }, () => draws.next()).filter((draw) => draw < 25).length;
    expect(active).toBeGreaterThan(800);
    expect(active).toBeLessThan(1_200);
  });
});
