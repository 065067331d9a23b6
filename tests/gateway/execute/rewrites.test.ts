import { buildSchema } from "graphql";
import { applyRewrites } from "../../../gateway/execute/rewrites";
import type { RewritePath } from "../../../gateway/plan/plan-node";
import { TypeTable } from "../../../gateway/type-table";

const types = new TypeTable(
  buildSchema(
    "type Query { m: M } interface M { id: ID } type A implements M { id: ID } type B implements M { id: ID }",
  ),
);
const field = (name: string) => ({ kind: "field", name }) as const;
const on = (...names: string[]) => ({ kind: "types", names }) as const;

describe("applyRewrites", () => {
  it.each<[string, unknown, RewritePath, unknown]>([
    ["at the root", { k: 1 }, [field("k")], { v: 1 }],
    [
      "through objects and lists",
      { a: [[{ k: 1 }], null, { k: 2 }] },
      [field("a"), field("k")],
      { a: [[{ v: 1 }], null, { v: 2 }] },
    ],
    [
      "of one type only",
      [
        { __typename: "A", k: 1 },
        { __typename: "B", k: 2 },
      ],
      [on("A"), field("k")],
      [
        { __typename: "A", v: 1 },
        { __typename: "B", k: 2 },
      ],
    ],
    ["of an interface's types", { __typename: "B", k: 1 }, [on("M"), field("k")], { __typename: "B", v: 1 }],
    ["not where the key is absent", { x: 1 }, [field("k")], { x: 1 }],
    ["not below scalars", { a: "text" }, [field("a"), field("k")], { a: "text" }],
  ])("renames a key %s", (...[, value, path, rewritten]) => {
    applyRewrites(types, [{ kind: "rename", path, to: "v" }], value);
    expect(value).toEqual(rewritten);
  });

  it("sets a key of a type", () => {
    const value = { __typename: "A", id: 1 };
    applyRewrites(types, [{ kind: "set", path: [on("M"), field("__typename")], value: "M" }], value);
    expect(value).toEqual({ __typename: "M", id: 1 });
  });
});
