import { assert, jsonValue, property } from "fast-check";
import { isSameValue } from "../../../gateway/execute/same-value";
import { FaultMark } from "../../../gateway/merged-data";

const mark = new FaultMark([{ message: "m", code: "c", agency: "a" }]);

describe("isSameValue", () => {
  it.each<[unknown, unknown]>([
    [1, "1"],
    [null, undefined],
    [[], {}],
    [{}, null],
    [{ a: 1 }, { a: 1, b: undefined }],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [[1], [1, 2]],
    [{ a: mark }, { a: new FaultMark(mark.faults) }],
    [mark, {}],
  ])("tells %j from %j", (a, b) => {
    expect(isSameValue(a, b)).toBe(false);
    expect(isSameValue(b, a)).toBe(false);
  });

  it("takes the same mark for the same", () => {
    expect(isSameValue({ a: [mark] }, { a: [mark] })).toBe(true);
  });

  it("says yes for copies, and for nothing whose JSON differs", () => {
    assert(
      property(jsonValue(), jsonValue(), (a, b) => {
        const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
        expect(isSameValue(JSON.parse(one), JSON.parse(one))).toBe(true);
        expect(isSameValue(JSON.parse(one), JSON.parse(other))).toBe(one === other);
      }),
    );
  });

  it("gives up on values nested without end", () => {
    const deep = () => JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`) as unknown;
    expect(isSameValue(deep(), deep())).toBe(false);
  });
});
