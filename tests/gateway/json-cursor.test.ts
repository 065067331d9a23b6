import { array, assert, constantFrom, double, integer, oneof, property, string } from "fast-check";
import { JsonCursor, UNEXPECTED } from "../../gateway/json-cursor";

const scalar = oneof(
  constantFrom(
    null,
    true,
    false,
    0,
    -0,
    10,
    1e21,
    -1.5e-7,
    123456789012345,
    12345678901234567000,
    "",
    "\\",
    '"',
    '\\"',
  ),
  string({ unit: "binary" }),
  integer(),
  double({ noNaN: true, noDefaultInfinity: true }),
);

function read(text: string): unknown {
  const cursor = new JsonCursor(text);
  const value = cursor.leaf();
  if (cursor.at !== text.length) throw UNEXPECTED;
  return value;
}

describe("JsonCursor", () => {
  it("reads scalars and their lists as JSON.parse does", () => {
    assert(
      property(oneof(scalar, array(oneof(scalar, array(scalar)))), (value) => {
        const text = JSON.stringify(value);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    "",
    "tru",
    "nul",
    "01",
    "1.",
    ".5",
    "+1",
    "-",
    "1e",
    '"',
    '"\\',
    '"\\"',
    '"\\x"',
    "[",
    "[1",
    "[1,]",
    "[1 ]",
    "[,1]",
    " 1",
    "1 ",
    "{}",
    "NaN",
  ])("does not read %s", (text) => {
    expect(() => read(text)).toThrow(UNEXPECTED);
  });
});
