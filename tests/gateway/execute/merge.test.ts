import { assert, constant, dictionary, jsonValue, property, string } from "fast-check";
import { buildSchema } from "graphql";
import { copyValue, mergeRow } from "../../../gateway/execute/merge";
import { FaultMark, type Row } from "../../../gateway/merged-data";
import { TypeTable } from "../../../gateway/type-table";

const types = new TypeTable(
  buildSchema("type Query { m: Media } interface Media { id: ID } type Book implements Media { id: ID }"),
);
const mark = new FaultMark([{ message: "m", code: "c", agency: "a" }]);
const row = (text: string) => JSON.parse(text) as Row;

describe("mergeRow", () => {
  it.each<[string, Row, Row, Row]>([
    ["adds keys", { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    ["merges objects", { a: { x: 1 } }, { a: { y: 2 } }, { a: { x: 1, y: 2 } }],
    [
      "merges lists by position",
      { a: [{ x: 1 }, null] },
      { a: [{ y: 1 }, { y: 2 }] },
      { a: [{ x: 1, y: 1 }, { y: 2 }] },
    ],
    ["keeps the longer list", { a: [{ x: 1 }, { x: 2 }] }, { a: [{ y: 1 }] }, { a: [{ x: 1, y: 1 }, { x: 2 }] }],
    ["prefers a value to null", { a: 1, b: null }, { a: null, b: 2 }, { a: 1, b: 2 }],
    ["prefers a value to a mark", { a: 1, b: mark }, { a: mark, b: 2 }, { a: 1, b: 2 }],
    ["prefers a mark to null and absence", { a: null }, { a: mark, b: mark }, { a: mark, b: mark }],
    ["keeps a mark against null", { a: mark }, { a: null }, { a: mark }],
    ["learns the type behind an interface", { __typename: "Media" }, { __typename: "Book" }, { __typename: "Book" }],
    ["does not forget it", { __typename: "Book" }, { __typename: "Media" }, { __typename: "Book" }],
  ])("%s", (...[, target, incoming, merged]) => {
    mergeRow(types, target, incoming);
    expect(target).toEqual(merged);
  });

  it("sets __proto__ as an ordinary key", () => {
    const target = row(`{"__proto__":{"a":1}}`);
    mergeRow(types, target, row(`{"__proto__":{"b":2},"constructor":{"c":3}}`));
    expect(JSON.stringify(target)).toBe(`{"__proto__":{"a":1,"b":2},"constructor":{"c":3}}`);
  });

  it("refuses objects nested without end", () => {
    const deep = row(`${`{"a":`.repeat(10_000)}1${"}".repeat(10_000)}`);
    const same = row(`${`{"a":`.repeat(10_000)}1${"}".repeat(10_000)}`);
    expect(() => mergeRow(types, deep, same)).toThrow(expect.objectContaining({ code: "SUBGRAPH_INVALID_RESPONSE" }));
    expect(() => copyValue(deep)).toThrow(expect.objectContaining({ code: "SUBGRAPH_INVALID_RESPONSE" }));
  });

  it("changes nothing when a row is merged again", () => {
    assert(
      property(dictionary(string(), jsonValue({ maxDepth: 3 })), (data) => {
        const text = JSON.stringify(data);
        const target = row(text);
        mergeRow(types, target, row(text));
        expect(JSON.stringify(target)).toBe(text);
      }),
    );
  });
});

describe("copyValue", () => {
  it("equals its source and shares nothing that can change", () => {
    assert(
      property(dictionary(string(), jsonValue({ maxDepth: 3 })), constant("added"), (data, key) => {
        const source = row(JSON.stringify(data));
        const copy = copyValue(source);
        expect(JSON.stringify(copy)).toBe(JSON.stringify(source));
        copy[key] = true;
        expect(JSON.stringify(source)).toBe(JSON.stringify(data));
      }),
    );
  });
});
