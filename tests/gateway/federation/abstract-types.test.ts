import { startFederation, type Federation } from "../fixture/federation";

const ITEMS = [
  { __typename: "Book", id: "1", title: "Book one", pages: 10 },
  { __typename: "Film", id: "2", title: "Film two", minutes: 90 },
  { __typename: "Secret", id: "3", title: "Hidden" },
];

const library = {
  name: "library",
  sdl: `
    type Query { items: [Item]! finds: [Find] media: [Media!]! medium(id: ID!): Media color: Color colors: [Color!] }
    interface Item { id: ID! title: String }
    type Book implements Item & Media @key(fields: "id") { id: ID! title: String pages: Int code: ID! }
    type Film implements Item & Media @key(fields: "id") { id: ID! title: String minutes: Int code: ID! }
    type Secret implements Item @key(fields: "id") @inaccessible { id: ID! title: String }
    union Find = Book | Film
    interface Media @key(fields: "id") { id: ID! title: String }
    enum Color { RED BLACK @inaccessible }
  `,
  resolvers: {
    Query: {
      items: () => ITEMS,
      finds: () => [ITEMS[1], null, ITEMS[0]],
      media: () => ITEMS.slice(0, 2),
      medium: (_: unknown, { id }: { id: string }) => ITEMS.find((item) => item.id === id),
      color: () => "BLACK",
      colors: () => ["RED", "BLACK"],
    },
    Book: { __resolveReference: async ({ id }: { id: string }) => byId(id), code: () => "b" },
    Film: { __resolveReference: async ({ id }: { id: string }) => byId(id), code: () => "f" },
    Media: { __resolveReference: async ({ id }: { id: string }) => byId(id) },
  },
};

function byId(id: string): object | null {
  return ITEMS.find((item) => item.id === id) ?? null;
}

const ratings = {
  name: "ratings",
  sdl: `
    type Book @key(fields: "id") { id: ID! stars: Int }
    type Film @key(fields: "id") { id: ID! stars: Int crew: [Person!] }
    type Person { name: String role: String }
  `,
  resolvers: {
    Book: { __resolveReference: async ({ id }: { id: string }) => ({ id, stars: 4 }) },
    Film: {
      __resolveReference: async ({ id }: { id: string }) => ({ id, stars: 3, crew: [{ name: "Jo", role: "cut" }] }),
    },
  },
};

const usage = {
  name: "usage",
  sdl: `
    type Query { mostUsed: Media used: [Media!]! }
    type Media @key(fields: "id") @interfaceObject { id: ID! loans: Int! history: [Int!] }
  `,
  resolvers: {
    Query: { mostUsed: () => ({ id: "2" }), used: () => [{ id: "1" }, { id: "2" }] },
    Media: {
      __resolveReference: async ({ id }: { id: string }) => ({ id }),
      loans: ({ id }: { id: string }) => Number(id) * 100,
      history: () => [1, 2],
    },
  },
};

describe("abstract types", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([library, ratings, usage]);
  });
  beforeEach(() => hub.forget());
  afterAll(() => hub[Symbol.asyncDispose]());

  it("fetches each type's own fields behind a union, in one call", async () => {
    const query = `
      query { finds { __typename ...BookParts ... on Film { minutes stars crew { name } } } }
      fragment BookParts on Book { pages stars }
    `;
    expect(await hub.ask(query)).toEqual({
      data: {
        finds: [
          { __typename: "Film", minutes: 90, stars: 3, crew: [{ name: "Jo" }] },
          null,
          { __typename: "Book", pages: 10, stars: 4 },
        ],
      },
    });
    expect(hub.callsOf("ratings")).toHaveLength(1);
  });

  it("keeps the same alias on different types apart", async () => {
    const query = `{ finds { ... on Book { value: pages n: stars id: code } ... on Film { value: stars n: minutes id } } }`;
    expect(await hub.ask(query)).toEqual({
      data: {
        finds: [{ value: 3, n: 90, id: "2" }, null, { value: 10, n: 4, id: "b" }],
      },
    });
  });

  it("applies fragments on interfaces inside unions and merges what they repeat", async () => {
    const query = `
      { finds { ... on Item { title } ...Titled ... on Book { title pages } } }
      fragment Titled on Media { id title }
    `;
    expect(await hub.ask(query)).toEqual({
      data: {
        finds: [{ title: "Film two", id: "2" }, null, { title: "Book one", id: "1", pages: 10 }],
      },
    });
  });

  it("shows nothing of a hidden type but the error of its place", async () => {
    const { data, errors } = await hub.ask("{ items { __typename title } }");
    expect(data).toEqual({
      items: [{ __typename: "Book", title: "Book one" }, { __typename: "Film", title: "Film two" }, null],
    });
    expect(errors).toEqual([
      {
        message: "The type of Query.items is none that the schema shows here.",
        path: ["items", 2],
        extensions: { code: "VALUE_NOT_IN_SCHEMA" },
      },
    ]);
  });

  it("knows a hidden type where nobody asks for types", async () => {
    const { data, errors } = await hub.ask("{ items { title } }");
    expect(data).toEqual({ items: [{ title: "Book one" }, { title: "Film two" }, null] });
    expect(errors).toEqual([expect.objectContaining({ path: ["items", 2] })]);
  });

  it("learns the type behind an interface object under the client's own name, too", async () => {
    expect(await hub.ask("{ mostUsed { is: __typename loans } }")).toEqual({
      data: { mostUsed: { is: "Film", loans: 200 } },
    });
    expect(hub.callsOf("library")).toHaveLength(1);
  });

  it("answers a hidden enum value with null and an error, also where null propagates", async () => {
    const { data, errors } = await hub.ask("{ color colors }");
    expect(data).toEqual({ color: null, colors: null });
    expect(errors?.map(({ path }) => path)).toEqual([["color"], ["colors", 1]]);
    expect(JSON.stringify(errors)).not.toContain("BLACK");
  });

  it("adds fields to every implementation through an interface object", async () => {
    expect(await hub.ask("{ media { __typename title loans history } }")).toEqual({
      data: {
        media: [
          { __typename: "Book", title: "Book one", loans: 100, history: [1, 2] },
          { __typename: "Film", title: "Film two", loans: 200, history: [1, 2] },
        ],
      },
    });
  });

  it("adds them under a concrete type, too", async () => {
    expect(await hub.ask("{ finds { ... on Film { loans } } }")).toEqual({
      data: { finds: [{ loans: 200 }, null, {}] },
    });
  });

  it("answers from the interface object alone where nothing else is asked", async () => {
    expect(await hub.ask("{ mostUsed { id loans } }")).toEqual({ data: { mostUsed: { id: "2", loans: 200 } } });
    expect(hub.callsOf("library")).toEqual([]);
  });

  it("learns the type behind an interface object from the interface's owner", async () => {
    const query = `{ used { __typename id loans title ... on Book { pages stars } ... on Film { minutes } } }`;
    expect(await hub.ask(query)).toEqual({
      data: {
        used: [
          { __typename: "Book", id: "1", loans: 100, title: "Book one", pages: 10, stars: 4 },
          { __typename: "Film", id: "2", loans: 200, title: "Film two", minutes: 90 },
        ],
      },
    });
  });
});
