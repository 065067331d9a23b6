import { buildSchema } from "graphql";
import { buildRepresentation } from "../../../gateway/execute/representation";
import { FaultMark, type Row } from "../../../gateway/merged-data";
import type { EntityBatch, RequiredSelection } from "../../../gateway/plan/plan-node";
import { TypeTable } from "../../../gateway/type-table";

const types = new TypeTable(buildSchema("type Query { u: U } type U { id: ID } type V { id: ID }"));
const mark = new FaultMark([{ message: "m", code: "c", agency: "a" }]);
const field = (from: string, selections?: RequiredSelection[], to = from) =>
  ({ kind: "field", from, to, selections }) as const;
const on = (type: string, selections: RequiredSelection[]) =>
  ({ kind: "fragment", type, when: [], selections }) as const;

const keys = new Map([["s", new Map([["U", [["id"], ["org", "nr"]]]])]]);
const build = (requires: RequiredSelection[], row: Row) => {
  const batch: EntityBatch = {
    alias: "_entities",
    representations: "representations",
    paths: [[]],
    requires,
    inputRewrites: [],
    outputRewrites: [],
    selection: [],
  };
  return buildRepresentation({ types, keys }, { subgraph: "s", batch }, row);
};

describe("buildRepresentation", () => {
  const byId = [on("U", [field("__typename"), field("id"), field("_internal", undefined, "price")])];

  it.each<[string, RequiredSelection[], Row, unknown]>([
    [
      "copies what is required",
      byId,
      { __typename: "U", id: 1, x: 2, _internal: 3 },
      { __typename: "U", id: 1, price: 3 },
    ],
    [
      "sends null of a required field",
      byId,
      { __typename: "U", id: 1, _internal: null },
      { __typename: "U", id: 1, price: null },
    ],
    ["gives up without a required field", byId, { __typename: "U", id: 1 }, undefined],
    ["gives up on a null key", byId, { __typename: "U", id: null, _internal: 1 }, undefined],
    ["passes on why a field is missing", byId, { __typename: "U", id: 1, _internal: mark }, mark],
    ["ignores other types", byId, { __typename: "V", id: 1, _internal: 1 }, undefined],
    ["ignores objects without a type", byId, { id: 1, _internal: 1 }, undefined],
    [
      "copies inside objects and lists",
      [on("U", [field("__typename"), field("id"), field("l", [field("a")])])],
      { __typename: "U", id: 1, l: [{ a: 1, b: 2 }, null, [{ a: 3 }]] },
      { __typename: "U", id: 1, l: [{ a: 1 }, null, [{ a: 3 }]] },
    ],
    [
      "passes on why something inside a list is missing",
      [on("U", [field("__typename"), field("id"), field("l", [field("a")])])],
      { __typename: "U", id: 1, l: [{ a: 1 }, { a: mark }] },
      mark,
    ],
    [
      "accepts a composite key of which one part is null",
      [on("U", [field("__typename"), field("org"), field("nr")])],
      { __typename: "U", org: null, nr: 4 },
      { __typename: "U", org: null, nr: 4 },
    ],
    [
      "gives up when every part is null",
      [on("U", [field("__typename"), field("org"), field("nr")])],
      { __typename: "U", org: null, nr: null },
      undefined,
    ],
  ])("%s", (...[, requires, row, expected]) => {
    expect(build(requires, row)).toEqual(expected);
  });
});
