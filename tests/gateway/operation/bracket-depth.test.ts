import { assert, property, string } from "fast-check";
import { parse } from "graphql";
import { assertBracketDepth } from "../../../gateway/operation/bracket-depth";

describe("assertBracketDepth", () => {
  it.each([
    ["{a}", 1],
    ["{a{b}c{d}}", 2],
    ["{a(b:[{c:1}])}", 4],
    [`{a(b:"{{{{")}`, 2],
    [`{a(b:"\\"{{{{")}`, 2],
    [`{a(b:"""{{{{ \\""" {{ "{" """)}`, 2],
    [`{a(b:"""""")}`, 2],
    ["{a #{{{{\n}", 1],
    ["{a #{{{{\r}", 1],
    ["}}}}{{{{{", 1],
  ])("takes %j at depth %d and not below", (text, depth) => {
    expect(() => assertBracketDepth(text, depth)).not.toThrow();
    expect(() => assertBracketDepth(text, depth - 1)).toThrow(expect.objectContaining({ code: "DEPTH_EXCEEDED" }));
  });

  it("refuses 100,000 open brackets without recursion", () => {
    expect(() => assertBracketDepth("{a".repeat(100_000), 100)).toThrow(/nests more than 100/);
  });

  it("reads any string literal as the parser does", () => {
    assert(
      property(string({ unit: "binary" }), (content) => {
        const text = `{a(b:${JSON.stringify(content)}){c}}`;
        expect(() => parse(text)).not.toThrow();
        expect(() => assertBracketDepth(text, 2)).not.toThrow();
      }),
    );
  });
});
