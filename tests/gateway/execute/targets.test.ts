import { buildSchema } from "graphql";
import { findTargets } from "../../../gateway/execute/targets";
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

describe("findTargets", () => {
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
  ])("finds %s", (...[, data, steps, targets]) => {
    expect(findTargets(types, data, steps)).toEqual(targets);
  });
});
