import { anything, assert, constantFrom, oneof, property, record } from "fast-check";
import { buildSchema } from "graphql";
import { buildRepresentation } from "../../../gateway/execute/representation";
import { Representations } from "../../../gateway/execute/representations";
import { FaultMark } from "../../../gateway/merged-data";
import type { EntityBatch, RequiredSelection } from "../../../gateway/plan/plan-node";
import { TypeTable } from "../../../gateway/type-table";

const types = new TypeTable(
  buildSchema(
    "type Query { u: U } interface I { id: ID } type U implements I { id: ID } type V implements I { id: ID }",
  ),
);
const keys = new Map([["s", new Map([["U", [["id"]]]])]]);
const mark = new FaultMark([{ message: "m", code: "c", agency: "a" }]);
const field = (from: string, to = from, selections?: RequiredSelection[]) =>
  ({ kind: "field", from, to, selections }) as const;
const on = (type: string, ...selections: RequiredSelection[]) => ({ kind: "fragment", type, selections }) as const;

const REQUIRES: RequiredSelection[][] = [
  [on("U", field("__typename"), field("id"))],
  [on("U", field("__typename"), field("id"), field("_x", "price"))],
  [on("I", field("id"), field("__typename")), on("V", field("price"))],
  [on("U", field("__typename"), field("id"), field("constructor"))],
  [on("U", field("__typename"), field("id"), field("price", "price", [field("a")]))],
  [on("U", field("__typename"), field("id"), field("_x", "id"))],
];

const scalar = oneof(constantFrom("", "1", 'a"b', "\ud800", 1, -0, 1.5, 1e21, true, null, mark, undefined));
const row = record(
  { __typename: constantFrom("U", "V", "I", "W", 5), id: scalar, price: oneof(scalar, anything()), _x: scalar },
  { requiredKeys: [] },
);

describe("Representations", () => {
  it.each([1, 3])("writes what buildRepresentation builds, compiled from use %i", (compiledFromUse) => {
    const context = { types, keys, limits: { compiledFromUse } };
    for (const requires of REQUIRES) {
      const batch = { requires, inputRewrites: [] } as unknown as EntityBatch;
      const representations = new Representations(context, { subgraph: "s", batch });
      assert(
        property(row, (data) => {
          const built = buildRepresentation({ types, keys }, { subgraph: "s", batch }, data);
          const isBuilt = built !== undefined && !(built instanceof FaultMark);
          expect(representations.textOf(data)).toEqual(isBuilt ? JSON.stringify(built) : built);
          expect(isBuilt ? representations.typenameOf(data) : undefined).toBe(isBuilt ? built.__typename : undefined);
        }),
      );
    }
  });

  it("tells rows apart by their one key as their texts do", () => {
    const batch = { requires: REQUIRES[0], inputRewrites: [] } as unknown as EntityBatch;
    const representations = new Representations(
      { types, keys, limits: { compiledFromUse: 1 } },
      { subgraph: "s", batch },
    );
    expect(representations.keyOf({ __typename: "U", id: "1" })).toBe("1");
    expect(representations.keyOf({ __typename: "U", id: 1 })).toBeUndefined();
    expect(representations.keyOf({ __typename: "V", id: "1" })).toBeUndefined();
    const composite = { requires: REQUIRES[1], inputRewrites: [] } as unknown as EntityBatch;
    const others = new Representations(
      { types, keys, limits: { compiledFromUse: 1 } },
      { subgraph: "s", batch: composite },
    );
    expect(others.keyOf({ __typename: "U", id: "1", _x: "2" })).toBeUndefined();
  });
});
