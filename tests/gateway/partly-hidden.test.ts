import { buildSchema } from "graphql";
import { partlyHiddenTypes } from "../../gateway/partly-hidden";

const whole = buildSchema(`
  type Query { node: Node item: Item find: Find media: Media }
  interface Node { id: ID }
  interface Item implements Node { id: ID }
  interface Media { id: ID }
  type Book implements Media & Node { id: ID }
  type Secret implements Media { id: ID }
  union Find = Book | Secret
  union Open = Book
`);

describe("partlyHiddenTypes", () => {
  it("names the abstract types with an object or an interface that clients do not see", () => {
    const shown = buildSchema(`
      type Query { node: Node find: Find media: Media }
      interface Node { id: ID }
      interface Media { id: ID }
      type Book implements Media & Node { id: ID }
      union Find = Book
      union Open = Book
    `);
    expect(partlyHiddenTypes(whole, shown)).toEqual(new Set(["Node", "Media", "Find"]));
  });

  it("names none where clients see everything", () => {
    expect(partlyHiddenTypes(whole, whole)).toEqual(new Set());
  });
});
