import { assert, property, string } from "fast-check";
import { quote } from "../../gateway/json-text";

describe("quote", () => {
  it.each([
    "",
    "plain",
    'a "quote"',
    "back\\slash",
    "\u0000\u001f\u007f",
    "\u2028",
    "\ud800",
    "😀",
    "é",
    "x".repeat(99),
  ])("writes %j as JSON.stringify does", (text) => {
    expect(quote(text)).toBe(JSON.stringify(text));
  });

  it("writes any string as JSON.stringify does", () => {
    assert(
      property(string({ unit: "binary", maxLength: 60 }), (text) => expect(quote(text)).toBe(JSON.stringify(text))),
    );
  });
});
