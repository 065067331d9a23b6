/**
 * The heavy workload's graph: a shop of four subgraphs whose entities lead back to each other, so that one question
 * takes seven fetches and repeats entities many times. Shape as in The Guild's public federation benchmark; the data
 * is made here. Out: SDL and resolvers by subgraph.
 */
export const SHOP_SDL: Readonly<Record<string, string>> = {
  accounts: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type Query { me: User user(id: ID!): User users: [User] }
    type User @key(fields: "id") { id: ID! name: String username: String birthday: Int }`,
  inventory: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])
    type Product @key(fields: "upc") {
      upc: String!
      weight: Int @external
      price: Int @external
      inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }`,
  products: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type Query { topProducts(first: Int = 5): [Product] products: [Product] }
    type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int notes: [Note!]! attributes: Attributes! }
    type Note { id: ID! text: String! score: Int! }
    type Attributes { ${Array.from({ length: 200 }, (_, index) => `a${index}: String`).join(" ")} }`,
  reviews: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type Review @key(fields: "id") { id: ID! body: String author: User product: Product }
    type User @key(fields: "id") { id: ID! reviews: [Review] failing: String }
    type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
};

/** The same subgraph as Federation 1 writes it, for gateways that know no other: roots and foreign entities are extended. */
export function asFederation1(name: string, sdl: string): string {
  const body = sdl.replace(/extend schema @link[^\n]*\n/, "").replace("type Query", "extend type Query");
  const foreign = FOREIGN[name] ?? [];
  return foreign.reduce(
    (text, { type, key }) =>
      text
        .replace(`type ${type} @key`, `extend type ${type} @key`)
        .replace(new RegExp(`(extend type ${type} @key[^{]*\\{[^}]*?${key}: \\w+!)`), "$1 @external"),
    body,
  );
}

const USER = { type: "User", key: "id" };
const PRODUCT = { type: "Product", key: "upc" };
const FOREIGN: Readonly<Record<string, readonly { readonly type: string; readonly key: string }[]>> = {
  inventory: [PRODUCT],
  reviews: [USER, PRODUCT],
};
