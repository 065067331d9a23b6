import { buildSchema, type GraphQLLeafType } from "graphql";
import { leafWriterOf } from "../../../gateway/respond/leaf-writer";

const schema = buildSchema(`
  type Query { i: Int f: Float s: String b: Boolean id: ID c: Color j: JSON }
  enum Color { RED } scalar JSON
`);
const write = (type: string, value: unknown) => leafWriterOf(schema.getType(type) as GraphQLLeafType)(value);

describe("leafWriterOf", () => {
  it.each<[string, unknown, string | undefined]>([
    ["Int", 3, "3"],
    ["Int", 2_147_483_647, "2147483647"],
    ["Int", -2_147_483_648, "-2147483648"],
    ["Int", 2_147_483_648, undefined],
    ["Int", 1.5, undefined],
    ["Int", "3", undefined],
    ["Float", 1.5, "1.5"],
    ["Float", 1e100, "1e+100"],
    ["Float", "1", undefined],
    ["String", `"\u2028`, JSON.stringify(`"\u2028`)],
    ["String", 1, undefined],
    ["Boolean", false, "false"],
    ["Boolean", 0, undefined],
    ["ID", 7, `"7"`],
    ["ID", "x", `"x"`],
    ["ID", {}, undefined],
    ["Color", "RED", `"RED"`],
    ["Color", "BLACK", undefined],
    ["Color", ["RED"], undefined],
    ["JSON", { a: [1, null, "x"] }, `{"a":[1,null,"x"]}`],
    ["JSON", 1, "1"],
  ])("writes %s %j as %j", (type, value, text) => expect(write(type, value)).toBe(text));

  it("refuses a custom scalar nested without end", () => {
    const nested = (levels: number) => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`) as unknown;
    expect(write("JSON", nested(200))).toBe(`${"[".repeat(200)}${"]".repeat(200)}`);
    expect(write("JSON", nested(201))).toBeUndefined();
    expect(write("JSON", nested(50_000))).toBeUndefined();
  });
});
