import { startFederation, type Federation } from "../fixture/federation";

const catalog = {
  name: "catalog",
  sdl: `
    type Query { box: Box boxes: [Box!]! }
    type Box @key(fields: "id") {
      id: ID! width: Int price(currency: String!): Int
      size: Size owner: Owner label: String
    }
    type Size { height: Int depth: Int }
    interface Owner { name: String }
    type Person implements Owner { name: String age: Int }
    type Firm implements Owner { name: String staff: Int }
  `,
  resolvers: {
    Query: { box: () => box("1"), boxes: () => [box("1"), box("2"), box("3")] },
    Box: {
      __resolveReference: async ({ id }: { id: string }) => box(id),
      price: (_: unknown, { currency }: { currency: string }) => (currency === "EUR" ? 10 : 20),
      label: ({ id }: { id: string }) => {
        if (id === "2") throw new Error("The label is torn.");
        return `label ${id}`;
      },
    },
    Owner: { __resolveType: (owner: object) => ("age" in owner ? "Person" : "Firm") },
  },
};

function box(id: string): object {
  const owner = id === "1" ? { name: "Ada", age: 36 } : { name: "Acme", staff: 5 };
  return { id, width: id === "3" ? null : 3, size: id === "3" ? null : { height: 4, depth: 5 }, owner };
}

const freight = {
  name: "freight",
  sdl: `
    type Query { load: [Box!]! }
    type Box @key(fields: "id") {
      id: ID!
      width: Int @external
      price(currency: String!): Int @external
      size: Size @external
      owner: Owner @external
      label: String @external
      weight: Int @requires(fields: "width")
      volume: Int @requires(fields: "width size { height depth }")
      dutyEur: Int @requires(fields: "price(currency: \\"EUR\\")")
      dutyUsd: Int @requires(fields: "price(currency: \\"USD\\")")
      addressee: String @requires(fields: "owner { name ... on Person { age } ... on Firm { staff } }")
      sticker: String @requires(fields: "label")
      neighbour: Box
      neighbours: [Box!]
    }
    type Size { height: Int @external depth: Int @external }
    interface Owner { name: String }
    type Person implements Owner { name: String @external age: Int @external }
    type Firm implements Owner { name: String @external staff: Int @external }
  `,
  resolvers: {
    Query: { load: () => [{ id: "2" }, { id: "1" }] },
    Box: {
      __resolveReference: async (reference: object) => reference,
      weight: ({ width }: { width: number | null }) => (width === null ? -1 : width * 2),
      volume: ({ width, size }: { width: number; size: { height: number; depth: number } | null }) =>
        size ? width * size.height * size.depth : null,
      dutyEur: ({ price }: { price: number }) => price / 10,
      dutyUsd: ({ price }: { price: number }) => price / 10,
      addressee: ({ owner }: { owner: object }) => JSON.stringify(owner),
      sticker: ({ label }: { label: string }) => `sticker ${label}`,
      neighbour: () => ({ id: "2" }),
      neighbours: () => [{ id: "1" }, { id: "3" }],
    },
  },
};

const insurance = {
  name: "insurance",
  sdl: `
    type Box @key(fields: "id") {
      id: ID! weight: Int @external volume: Int @external
      premium: Int @requires(fields: "weight volume")
      risk: String @requires(fields: "weight")
    }
  `,
  resolvers: {
    Box: {
      __resolveReference: async (reference: object) => reference,
      premium: ({ weight, volume }: { weight: number; volume: number | null }) => weight + (volume ?? 1000),
      risk: ({ weight }: { weight: number }) => (weight < 0 ? "unknown" : "low"),
    },
  },
};

const prediction = {
  name: "prediction",
  sdl: `type Box @key(fields: "id") { id: ID! premium: Int @external forecast: Int @requires(fields: "premium") }`,
  resolvers: {
    Box: {
      __resolveReference: async (reference: object) => reference,
      forecast: ({ premium }: { premium: number }) => premium * 100,
    },
  },
};

describe("@requires and @provides", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([catalog, freight, insurance, prediction]);
  });
  beforeEach(() => hub.forget());
  afterAll(() => hub[Symbol.asyncDispose]());

  it("sends required fields that the client did not select, null among them", async () => {
    expect(await hub.ask("{ boxes { weight } }")).toEqual({
      data: { boxes: [{ weight: 6 }, { weight: 6 }, { weight: -1 }] },
    });
  });

  it("sends nested required fields", async () => {
    expect(await hub.ask("{ boxes { id volume } }")).toEqual({
      data: {
        boxes: [
          { id: "1", volume: 60 },
          { id: "2", volume: 60 },
          { id: "3", volume: null },
        ],
      },
    });
  });

  it("keeps one field with several sets of arguments apart", async () => {
    const query = `{ box { dutyEur dutyUsd price(currency: "USD") eur: price(currency: "EUR") } }`;
    expect(await hub.ask(query)).toEqual({ data: { box: { dutyEur: 1, dutyUsd: 2, price: 20, eur: 10 } } });
  });

  it("is not misled by an alias that is named like the required field", async () => {
    const query = `{ box { weight width: id size: price(currency: "EUR") volume } }`;
    expect(await hub.ask(query)).toEqual({ data: { box: { weight: 6, width: "1", size: 10, volume: 60 } } });
  });

  it("requires fields of the types behind an interface", async () => {
    const { data } = await hub.ask("{ boxes { addressee } }");
    const { boxes } = data as { boxes: { addressee: string }[] };
    expect(boxes.map(({ addressee }) => JSON.parse(addressee) as unknown)).toEqual([
      expect.objectContaining({ name: "Ada", age: 36 }),
      expect.objectContaining({ name: "Acme", staff: 5 }),
      expect.objectContaining({ name: "Acme", staff: 5 }),
    ]);
  });

  it("follows chains of requirements through three subgraphs", async () => {
    expect(await hub.ask("{ boxes { forecast risk } }")).toEqual({
      data: {
        boxes: [
          { forecast: 6600, risk: "low" },
          { forecast: 6600, risk: "low" },
          { forecast: 99900, risk: "unknown" },
        ],
      },
    });
  });

  it("reaches a requirement below an entity of the same subgraph", async () => {
    expect(await hub.ask("{ box { neighbour { id weight } } }")).toEqual({
      data: { box: { neighbour: { id: "2", weight: 6 } } },
    });
  });

  it("reaches requirements there through fragments, variables, chains and lists", async () => {
    const query = `query($with: Boolean!, $eur: String!) {
      boxes { neighbour { ...Duties neighbours { weight id: width ... on Box @include(if: $with) { premium } } } }
    }
    fragment Duties on Box { eur: dutyEur dutyUsd @skip(if: $with) price(currency: $eur) label: id }`;
    const one = (extra: object, inner: object) => ({
      neighbour: {
        eur: 1,
        ...extra,
        price: 10,
        label: "2",
        neighbours: [
          { weight: 6, id: 3, ...inner },
          { weight: -1, id: null, ...(Object.keys(inner).length > 0 ? { premium: 999 } : {}) },
        ],
      },
    });
    const boxes = (extra: object, inner: object) => Array.from({ length: 3 }, () => one(extra, inner));
    expect(await hub.ask(query, { with: true, eur: "EUR" })).toEqual({ data: { boxes: boxes({}, { premium: 66 }) } });
    expect(await hub.ask(query, { with: false, eur: "EUR" })).toEqual({ data: { boxes: boxes({ dutyUsd: 2 }, {}) } });
  });

  it("reaches requirements from a root of the requiring subgraph", async () => {
    expect(await hub.ask("{ load { weight neighbour { volume } } }")).toEqual({
      data: {
        load: [
          { weight: 6, neighbour: { volume: 60 } },
          { weight: 6, neighbour: { volume: 60 } },
        ],
      },
    });
  });

  it("names the failure of the required field where the requiring field is missing", async () => {
    expect(await hub.ask("{ boxes { sticker } }")).toEqual({
      errors: [
        {
          message: "The label is torn.",
          path: ["boxes", 1, "sticker"],
          extensions: { code: "SUBGRAPH_ERROR", agency: "catalog" },
        },
      ],
      data: { boxes: [{ sticker: "sticker label 1" }, { sticker: null }, { sticker: "sticker label 3" }] },
    });
  });
});

describe("@provides and @shareable", () => {
  const reviews = {
    name: "reviews",
    sdl: `
      type Query { reviews: [Review!]! settings: Settings @shareable }
      type Review { author: Author @provides(fields: "name") other: Author }
      type Author @key(fields: "id") { id: ID! name: String @external }
      type Settings @shareable { limit: Int own: Int @shareable }
    `,
    resolvers: {
      Query: {
        reviews: () => [{ author: { id: "1", name: "provided" }, other: { id: "1" } }],
        settings: () => ({ limit: 3, own: 1 }),
      },
    },
  };
  const people = {
    name: "people",
    sdl: `
      type Query { settings: Settings @shareable }
      type Author @key(fields: "id") { id: ID! name: String @shareable mail: String }
      type Settings @shareable { limit: Int theirs: Int @shareable }
    `,
    resolvers: {
      Query: { settings: () => ({ limit: 3, theirs: 2 }) },
      Author: { __resolveReference: async ({ id }: { id: string }) => ({ id, name: "owned", mail: "a@example.org" }) },
    },
  };
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([reviews, people]);
  });
  beforeEach(() => hub.forget());
  afterAll(() => hub[Symbol.asyncDispose]());

  it("takes a provided field from the subgraph that provides it", async () => {
    expect(await hub.ask("{ reviews { author { name } } }")).toEqual({
      data: { reviews: [{ author: { name: "provided" } }] },
    });
    expect(hub.callsOf("people")).toEqual([]);
  });

  it("fetches the same field where it is not provided", async () => {
    expect(await hub.ask("{ reviews { other { name mail } } }")).toEqual({
      data: { reviews: [{ other: { name: "owned", mail: "a@example.org" } }] },
    });
  });

  it("asks one subgraph for a shared root field", async () => {
    expect(await hub.ask("{ settings { limit } }")).toEqual({ data: { settings: { limit: 3 } } });
    expect(hub.callsOf("people").length + hub.callsOf("reviews").length).toBe(1);
  });

  it("merges a shared root field whose parts differ", async () => {
    expect(await hub.ask("{ settings { limit own theirs } }")).toEqual({
      data: { settings: { limit: 3, own: 1, theirs: 2 } },
    });
  });
});
