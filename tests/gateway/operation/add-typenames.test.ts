import { buildSchema, parse, print } from "graphql";
import { addTypenames } from "../../../gateway/operation/add-typenames";

const schema = buildSchema(`
  type Query { book: Book media: Media find: Find open: Open }
  interface Media { title: String next: Media }
  interface Open { title: String }
  type Book implements Media & Open { title: String next: Media }
  type Film implements Media & Open { title: String next: Media }
  union Find = Book | Film
`);
const partlyHidden = new Set(["Media", "Find"]);

function added(text: string): string {
  return print(addTypenames({ schema, partlyHidden }, parse(text))).replaceAll(/\s+/g, " ");
}

describe("addTypenames", () => {
  it.each([
    ["an interface of which a part is hidden", "{ media { title } }", "{ media { __typename title } }"],
    ["such a union", "{ find { ... on Book { title } } }", "{ find { __typename ... on Book { title } } }"],
    [
      "each level of such interfaces",
      "{ book { next { next { title } } } }",
      "{ book { next { __typename next { __typename title } } } }",
    ],
    [
      "fragments",
      "{ ...F } fragment F on Query { media { title } }",
      "{ ...F } fragment F on Query { media { __typename title } }",
    ],
    [
      "an abstract type whose name the client asks for as something else, under the same condition",
      "query ($yes: Boolean!) { open { is: __typename @include(if: $yes) } }",
      "query ($yes: Boolean!) { open { __typename @include(if: $yes) is: __typename @include(if: $yes) } }",
    ],
  ])("adds the type's name to %s", (_, given, expected) => {
    expect(added(given)).toBe(expected);
  });

  it.each([
    ["objects", "{ book { title is: __typename } }"],
    ["abstract types of which clients see everything", "{ open { title ... on Book { title } } }"],
  ])("adds nothing to %s", (_, text) => {
    expect(added(text)).toBe(text);
  });
});
