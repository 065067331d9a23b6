import fc from "fast-check";
import { isInForce } from "../../../../subgraphs/doj/statute/in-force";

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

describe("isInForce", () => {
  it.each([
    ["the day before enactment", { enactedOn: "1984-10-12" }, "1984-10-11", false],
    ["the day of enactment", { enactedOn: "1984-10-12" }, "1984-10-12", true],
    ["long after", { enactedOn: "1984-10-12" }, "2026-07-18", true],
    ["enacted, not yet effective", { enactedOn: "2003-12-16", effectiveOn: "2004-01-01" }, "2003-12-31", false],
    ["the first effective day", { enactedOn: "2003-12-16", effectiveOn: "2004-01-01" }, "2004-01-01", true],
    ["the last day before repeal", { enactedOn: "1948-06-25", repealedOn: "1990-01-02" }, "1990-01-01", true],
    ["the day of repeal", { enactedOn: "1948-06-25", repealedOn: "1990-01-02" }, "1990-01-02", false],
    ["columns that are null", { enactedOn: "1984-10-12", effectiveOn: null, repealedOn: null }, "2026-01-01", true],
  ])("decides %s", (...[, statute, offenceOn, expected]) => {
    expect(isInForce(statute, offenceOn)).toBe(expected);
  });

  it("holds on exactly the days from the first of force to the one before repeal", () => {
    fc.assert(
      fc.property(fc.tuple(day, day, day, day), ([enactedOn, effectiveOn, repealedOn, offenceOn]) => {
        const first = Date.parse(effectiveOn);
        const at = Date.parse(offenceOn);
        expect(isInForce({ enactedOn, effectiveOn, repealedOn }, offenceOn)).toBe(
          at >= first && at < Date.parse(repealedOn),
        );
      }),
    );
  });
});
