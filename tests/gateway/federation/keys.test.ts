import { startFederation, type Federation } from "../fixture/federation";

const PRODUCTS = [
  { id: "1", upc: "a", region: { code: "EU", zone: 1 } },
  { id: "2", upc: "b", region: { code: "US", zone: 2 } },
  { id: "3", upc: null, region: { code: "EU", zone: null } },
];

const catalog = {
  name: "catalog",
  sdl: `
    type Query { products: [Product!]! again: [Product!]! product(id: ID!): Product shelf: [[Product!]!]! }
    type Product @key(fields: "id") @key(fields: "upc") @key(fields: "region { code zone }") {
      id: ID! upc: String region: Region!
    }
    type Region @shareable { code: String! zone: Int }
  `,
  resolvers: {
    Query: {
      products: () => PRODUCTS,
      again: () => [PRODUCTS[0], PRODUCTS[0], PRODUCTS[1]],
      product: (_: unknown, { id }: { id: string }) => PRODUCTS.find((product) => product.id === id),
      shelf: () => [[PRODUCTS[0], PRODUCTS[1]], [], [PRODUCTS[0]]],
    },
    Product: {
      __resolveReference: async ({ id }: { id: string }) => PRODUCTS.find((product) => product.id === id) ?? null,
    },
  },
};

const stock = {
  name: "stock",
  sdl: `type Product @key(fields: "id") { id: ID! inStock: Int sameShop: [Product!] }`,
  resolvers: {
    Product: {
      __resolveReference: async ({ id }: { id: string }) => (id === "2" ? null : { id, inStock: Number(id) * 10 }),
      sameShop: () => [{ id: "3" }, { id: "1" }],
    },
  },
};

const prices = {
  name: "prices",
  sdl: `type Product @key(fields: "upc") { upc: String price: Int }`,
  resolvers: {
    Product: { __resolveReference: async ({ upc }: { upc: string }) => ({ upc, price: upc === "a" ? 5 : 7 }) },
  },
};

const taxes = {
  name: "taxes",
  sdl: `
    type Product @key(fields: "region { zone code }") { region: Region! tax: String }
    type Region @shareable { code: String! zone: Int }
  `,
  resolvers: {
    Product: {
      __resolveReference: async (reference: { region: { code: string; zone: number | null } }) => ({
        ...reference,
        tax: `${reference.region.code}/${reference.region.zone}`,
      }),
    },
  },
};

const notes = {
  name: "notes",
  sdl: `
    type Query { notes: [Note!]! }
    type Note { text: String! about: Product }
    type Product @key(fields: "id", resolvable: false) { id: ID! }
  `,
  resolvers: {
    Query: {
      notes: () => [
        { text: "one", about: { id: "1" } },
        { text: "none", about: null },
      ],
    },
  },
};

describe("entity keys", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([catalog, stock, prices, taxes, notes]);
  });
  beforeEach(() => hub.forget());
  afterAll(() => hub[Symbol.asyncDispose]());

  it("joins by a single key, leaving null where the entity is unknown", async () => {
    expect(await hub.ask("{ products { id inStock } }")).toEqual({
      data: {
        products: [
          { id: "1", inStock: 10 },
          { id: "2", inStock: null },
          { id: "3", inStock: 30 },
        ],
      },
    });
  });

  it("joins by another key without selecting it, and asks nothing about a null key", async () => {
    expect(await hub.ask("{ products { price } }")).toEqual({
      data: { products: [{ price: 5 }, { price: 7 }, { price: null }] },
    });
    expect(hub.callsOf("prices").map(({ variables }) => variables)).toEqual([
      {
        representations: [
          { __typename: "Product", upc: "a" },
          { __typename: "Product", upc: "b" },
        ],
      },
    ]);
  });

  it("joins by a composite and nested key of which one part is null", async () => {
    expect(await hub.ask("{ products { tax } }")).toEqual({
      data: { products: [{ tax: "EU/1" }, { tax: "US/2" }, { tax: "EU/null" }] },
    });
  });

  it("asks once for an entity that stands in several places", async () => {
    expect(await hub.ask("{ again { id inStock } }")).toEqual({
      data: {
        again: [
          { id: "1", inStock: 10 },
          { id: "1", inStock: 10 },
          { id: "2", inStock: null },
        ],
      },
    });
    expect(hub.callsOf("stock").map(({ variables }) => variables)).toEqual([
      {
        representations: [
          { __typename: "Product", id: "1" },
          { __typename: "Product", id: "2" },
        ],
      },
    ]);
  });

  it("reaches entities in lists of lists", async () => {
    expect(await hub.ask("{ shelf { inStock } }")).toEqual({
      data: { shelf: [[{ inStock: 10 }, { inStock: null }], [], [{ inStock: 10 }]] },
    });
  });

  it("follows entities through subgraphs that know different keys", async () => {
    expect(await hub.ask(`{ product(id: "1") { sameShop { id price sameShop { tax } } } }`)).toEqual({
      data: {
        product: {
          sameShop: [
            { id: "3", price: null, sameShop: [{ tax: "EU/null" }, { tax: "EU/1" }] },
            { id: "1", price: 5, sameShop: [{ tax: "EU/null" }, { tax: "EU/1" }] },
          ],
        },
      },
    });
  });

  it("leaves a subgraph that only refers to an entity by `resolvable: false`", async () => {
    expect(await hub.ask("{ notes { text about { id upc inStock } } }")).toEqual({
      data: {
        notes: [
          { text: "one", about: { id: "1", upc: "a", inStock: 10 } },
          { text: "none", about: null },
        ],
      },
    });
  });

  it("calls no second subgraph when the first found nothing", async () => {
    expect(await hub.ask(`{ product(id: "9") { inStock } }`)).toEqual({ data: { product: null } });
    expect(hub.callsOf("stock")).toEqual([]);
  });

  it("puts several places of one agency into one call", async () => {
    const answer = await hub.ask(`{ a: product(id: "1") { inStock } b: products { inStock sameShop { id } } }`);
    expect(answer.errors).toBeUndefined();
    expect(hub.callsOf("stock")).toHaveLength(1);
  });

  it("keeps a client's alias apart from the key of the same name", async () => {
    expect(await hub.ask(`{ products { id: upc upc: id __typename price tax } }`)).toEqual({
      data: {
        products: [
          { id: "a", upc: "1", __typename: "Product", price: 5, tax: "EU/1" },
          { id: "b", upc: "2", __typename: "Product", price: 7, tax: "US/2" },
          { id: null, upc: "3", __typename: "Product", price: null, tax: "EU/null" },
        ],
      },
    });
  });
});
