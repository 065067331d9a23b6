import fc from "fast-check";
import { firstDifference } from "../../schema/diff";

describe("firstDifference", () => {
  it.each([
    ["a\nb\n", "a\nb\n", undefined],
    ["", "", undefined],
    ["a\nb\n", "a\nc\n", { line: 2, committed: "b", printed: "c" }],
    ["a\n", "a\nb\n", { line: 2, committed: "", printed: "b" }],
    ["a\nb\n", "a\n", { line: 2, committed: "b", printed: "" }],
    ["a", "a\n", { line: 2, committed: undefined, printed: "" }],
    ["a\r\n", "a\n", { line: 1, committed: "a\r", printed: "a" }],
    [undefined, "a\n", { line: 1, committed: undefined, printed: "a" }],
    [undefined, "", { line: 1, committed: undefined, printed: "" }],
  ])("between %j and %j is %j", (committed, printed, expected) => {
    expect(firstDifference(committed, printed)).toEqual(expected);
  });

  const text = fc.array(fc.constantFrom("a", "b", ""), { maxLength: 6 }).map((lines) => lines.join("\n"));

  it("is nothing exactly for equal texts, and everything before it is the same", () => {
    fc.assert(
      fc.property(text, text, (committed, printed) => {
        const difference = firstDifference(committed, printed);
        expect(difference === undefined).toBe(committed === printed);
        if (difference === undefined) return;
        const before = (one: string): string[] => one.split("\n").slice(0, difference.line - 1);
        expect(before(committed)).toEqual(before(printed));
        expect(difference.committed).not.toBe(difference.printed);
      }),
    );
  });
});
