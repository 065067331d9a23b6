import { startFederation, type Federation } from "../fixture/federation";

const posts = {
  name: "posts",
  sdl: `
    type Query { feed: [Item!] }
    union Item = Post | Advert
    type Post @key(fields: "id") { id: ID! author: Person about: [Person!] }
    type Advert @key(fields: "id") { id: ID! author: Person }
    type Person @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Query: {
      feed: () => [
        { __typename: "Post", id: "1", author: { id: "a" }, about: [{ id: "b" }, { id: "a" }, { id: "b" }] },
        { __typename: "Advert", id: "2", author: { id: "a" } },
        { __typename: "Post", id: "3", author: { id: "a" }, about: [{ id: "x" }, { id: "b" }] },
      ],
    },
  },
};

const people = {
  name: "people",
  sdl: `type Person @key(fields: "id") { id: ID! name(form: String): String friends: [Person!] age: Int! }`,
  resolvers: {
    Person: {
      __resolveReference: async ({ id }: { id: string }) => (id === "x" ? null : { id }),
      name: ({ id }: { id: string }, { form = "" }: { form?: string }) => `${id} ${form}`.trim(),
      friends: ({ id }: { id: string }) => (id === "a" ? [{ id: "b" }, { id: "b" }] : [{ id: "a" }]),
      age: ({ id }: { id: string }) => {
        if (id === "b") throw new Error("Nobody knows.");
        return 40;
      },
    },
  },
};

describe("an entity that stands in several places", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([posts, people]);
  });
  afterEach(() => hub.forget());
  afterAll(() => hub[Symbol.asyncDispose]());

  it("is asked for once and answered everywhere, also below itself", async () => {
    const { data, errors } = await hub.ask(
      "{ feed { ... on Post { about { name friends { name friends { id name } } } } } }",
    );
    expect(errors).toBeUndefined();
    const a = {
      name: "a",
      friends: Array.from({ length: 2 }, () => ({ name: "b", friends: [{ id: "a", name: "a" }] })),
    };
    const once = { id: "b", name: "b" };
    const b = { name: "b", friends: [{ name: "a", friends: [once, once] }] };
    expect(data).toEqual({ feed: [{ about: [b, a, b] }, {}, { about: [{ name: null, friends: null }, b] }] });
    const asked = hub
      .callsOf("people")
      .map(({ variables }) => Object.values(variables).map((list) => (list as []).length));
    expect(asked).toEqual([[3]]);
  });

  it("keeps what is asked under one type apart from what is asked under another", async () => {
    const { data } = await hub.ask(`{ feed {
      ... on Post { author { short: name(form: "short") id } }
      ... on Advert { author { long: name(form: "long") friends { name } } }
    } }`);
    const post = { author: { short: "a short", id: "a" } };
    expect(data).toEqual({
      feed: [post, { author: { long: "a long", friends: [{ name: "b" }, { name: "b" }] } }, post],
    });
  });

  it("reports its failure at each of its places, and is null there alone", async () => {
    const { data, errors } = await hub.ask(
      "{ feed { ... on Post { author { id age } about { id friends { id age } } } } }",
    );
    expect(data).toEqual({
      feed: [
        {
          author: { id: "a", age: 40 },
          about: [
            { id: "b", friends: [{ id: "a", age: 40 }] },
            { id: "a", friends: null },
            { id: "b", friends: [{ id: "a", age: 40 }] },
          ],
        },
        {},
        {
          author: { id: "a", age: 40 },
          about: [
            { id: "x", friends: null },
            { id: "b", friends: [{ id: "a", age: 40 }] },
          ],
        },
      ],
    });
    expect(errors?.map(({ path }) => path)).toEqual([["feed", 0, "about", 1, "friends", 0, "age"]]);
  });
});
