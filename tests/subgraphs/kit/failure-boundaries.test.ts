import { parse, print } from "graphql";
import { withFailureBoundaries } from "../../../subgraphs/kit/schema/failure-boundaries";

const bounded = (sdl: string, ...stored: string[]): string => print(withFailureBoundaries(parse(sdl), new Set(stored)));

const same = (sdl: string): string => print(parse(sdl));

describe("withFailureBoundaries", () => {
  it.each([
    [
      "entities, alone and in lists, wherever they stand",
      `type Book @key(fields: "id") { id: ID! next: Book! } type Page { first: Book! nodes: [Book!]! rows: [[Book!]!]! }`,
      `type Book @key(fields: "id") { id: ID! next: Book } type Page { first: Book nodes: [Book]! rows: [[Book]!]! }`,
    ],
    [
      "interfaces that entities implement",
      `interface Work { id: ID! } type Book implements Work @key(fields: "id") { id: ID! } type Page { nodes: [Work!]! }`,
      `interface Work { id: ID! } type Book implements Work @key(fields: "id") { id: ID! } type Page { nodes: [Work]! }`,
    ],
    [
      "fields added to another's entity, but neither its key nor what is external",
      `type Shelf @key(fields: "hall { id } number") { number: Int! hall: Hall! name: String! @external books: [Int!]! }`,
      `type Shelf @key(fields: "hall { id } number") { number: Int! hall: Hall! name: String! @external books: [Int!] }`,
    ],
    ["root fields", `type Query { count: Int! titles: [String!]! }`, `type Query { count: Int titles: [String!] }`],
    [
      "and nothing else",
      `type Book @key(fields: "id") { id: ID! title: String! marks: [Mark!]! } type Mark { level: Int! }`,
      `type Book @key(fields: "id") { id: ID! title: String! marks: [Mark!]! } type Mark { level: Int! }`,
    ],
  ])("makes nullable: %s", (_, declared, expected) => {
    expect(bounded(declared, "Book")).toBe(same(expected));
  });
});
