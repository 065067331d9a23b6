import { buildSchema } from "graphql";
import { walkPath, type Holder } from "../../../gateway/execute/path-walk";
import { FaultMark, type Row } from "../../../gateway/merged-data";
import type { PathSegment } from "../../../gateway/plan/plan-node";
import { TypeTable } from "../../../gateway/type-table";

const types = new TypeTable(buildSchema("type Query { u: U } union U = A | B type A { id: ID } type B { id: ID }"));
const path = (...steps: string[]): PathSegment[] =>
  steps.map((step) => {
    if (step === "@") return { kind: "list" };
    return step.startsWith("(")
      ? { kind: "types", names: step.slice(1, -1).split("|") }
      : { kind: "field", name: step };
  });
const mark = new FaultMark([{ message: "m", code: "c", agency: "a" }]);

interface Found {
  readonly row: Row;
  readonly holder: Holder;
  readonly key: string | number;
}

/** Each length of the path is a place of its own. */
function walk(data: Row, segments: readonly PathSegment[], repeats: readonly number[] = []): Found[] {
  const found: Found[] = [];
  const placeIds = Array.from({ length: segments.length + 1 }, (_, length) => length);
  const context = { types, repeats: new Set(repeats), path: { segments, placeIds } };
  walkPath(context, data, {
    visit: (row, holder, key) => found.push({ row, holder, key }),
    visitAgain: () => undefined,
  });
  return found;
}

describe("walkPath", () => {
  it.each<[string, Row, PathSegment[], unknown[]]>([
    ["the root", { id: 0 }, path(), [{ id: 0 }]],
    ["a field", { a: { id: 1 } }, path("a"), [{ id: 1 }]],
    [
      "lists in lists",
      { a: [[{ id: 1 }], [{ id: 2 }, { id: 3 }]] },
      path("a", "@", "@"),
      [{ id: 1 }, { id: 2 }, { id: 3 }],
    ],
    ["what is there", { a: [null, mark, 5, "x", { b: null }, { b: { id: 1 } }] }, path("a", "@", "b"), [{ id: 1 }]],
    [
      "one type",
      { a: [{ __typename: "A", id: 1 }, { __typename: "B", id: 2 }, { id: 3 }] },
      path("a", "@", "(A)"),
      [{ __typename: "A", id: 1 }],
    ],
    ["a union's types", { a: { __typename: "B", id: 2 } }, path("a", "(U)"), [{ __typename: "B", id: 2 }]],
    ["no inherited key", {}, path("constructor"), []],
  ])("finds %s", (...[, data, steps, rows]) => {
    expect(walk(data, steps).map(({ row }) => row)).toEqual(rows);
  });

  it("tells where each object stands", () => {
    const data = { a: [{ b: { id: 1 } }, [{ b: [{ id: 2 }] }]] };
    for (const { row, holder, key } of walk(data, path("a", "@", "b"))) {
      expect((holder as Record<string | number, unknown>)[key]).toBe(row);
    }
  });

  it("passes once through an object of a place with repeats", () => {
    const shared = { b: { id: 1 } };
    const data = { a: [shared, shared, { b: { id: 2 } }] };
    expect(walk(data, path("a", "@", "b"))).toHaveLength(3);
    expect(walk(data, path("a", "@", "b"), [2]).map(({ row }) => row)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(walk(data, path("a", "@"), [2])).toHaveLength(2);
  });
});
