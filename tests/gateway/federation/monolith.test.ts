import { buildSchema, graphql, type ExecutionResult } from "graphql";
import { startFederation, type Federation } from "../fixture/federation";

const AUTHORS = [
  { __typename: "Author", id: "a1", name: "Ada", born: 1815 },
  { __typename: "Author", id: "a2", name: null, born: 1906 },
];
const TEAMS = [{ __typename: "Team", id: "t1", name: "Bletchley", size: 3 }];
const WORKS = [
  { id: "w1", title: "Notes", by: "a1", tags: ["x", "y"], stars: 5 },
  { id: "w2", title: null, by: "a2", tags: [], stars: null },
  { id: "w3", title: "Bombe", by: "t1", tags: null, stars: 4 },
];
const makers = [...AUTHORS, ...TEAMS];
const makerOf = ({ id }: { id: string }) =>
  makers.find((maker) => maker.id === WORKS.find((work) => work.id === id)?.by);
const starsOf = ({ id }: { id: string }) => WORKS.find((work) => work.id === id)?.stars;
const worksOf = ({ id }: { id: string }) => WORKS.filter(({ by }) => by === id);
const rankOf = ({ stars }: { stars: number | null }, { factor }: { factor: number }) =>
  stars === null ? null : stars * factor;
const ageOf = ({ id }: { id: string }) => 2026 - (AUTHORS.find((author) => author.id === id)?.born ?? 2026);

const monolith = buildSchema(`
  type Query { works(first: Int): [Work!]! work(id: ID!): Work makers: [Maker] named: [Named!]! }
  type Work { id: ID! title: String tags: [String!] maker: Maker stars: Int rank(factor: Int = 10): Int same: [Work!] }
  union Maker = Author | Team
  interface Named { name: String works: [Work!]! }
  type Author implements Named { id: ID! name: String works: [Work!]! age: Int }
  type Team implements Named { id: ID! name: String works: [Work!]! size: Int }
`);
const resolvers: Record<string, Record<string, (source: never, args: never) => unknown>> = {
  Query: {
    works: (_, { first }: { first?: number }) => WORKS.slice(0, first),
    work: (_, { id }: { id: string }) => WORKS.find((work) => work.id === id),
    makers: () => [makers[2], null, makers[0]],
    named: () => makers,
  },
  Work: { maker: makerOf, stars: starsOf, rank: rankOf, same: () => WORKS.slice(0, 2) },
  Author: { works: worksOf, age: ageOf },
  Team: { works: worksOf },
};

const library = {
  name: "library",
  sdl: `
    type Query { works(first: Int): [Work!]! work(id: ID!): Work }
    type Work @key(fields: "id") { id: ID! title: String tags: [String!] same: [Work!] }
  `,
  resolvers: {
    Query: { works: resolvers.Query?.works, work: resolvers.Query?.work },
    Work: {
      __resolveReference: async ({ id }: { id: string }) => WORKS.find((work) => work.id === id) ?? null,
      same: () => WORKS.slice(0, 2),
    },
  },
};
const people = {
  name: "people",
  sdl: `
    type Query { makers: [Maker] named: [Named!]! }
    union Maker = Author | Team
    interface Named { name: String works: [Work!]! }
    type Author implements Named @key(fields: "id") { id: ID! name: String works: [Work!]! }
    type Team implements Named @key(fields: "id") { id: ID! name: String works: [Work!]! size: Int }
    type Work @key(fields: "id") { id: ID! maker: Maker }
  `,
  resolvers: {
    Query: { makers: resolvers.Query?.makers, named: resolvers.Query?.named },
    Author: {
      works: worksOf,
      __resolveReference: async ({ id }: { id: string }) => makers.find((one) => one.id === id),
    },
    Team: { works: worksOf, __resolveReference: async ({ id }: { id: string }) => makers.find((one) => one.id === id) },
    Work: { maker: makerOf, __resolveReference: async ({ id }: { id: string }) => ({ id }) },
  },
};
const ratings = {
  name: "ratings",
  sdl: `type Work @key(fields: "id") { id: ID! stars: Int } type Author @key(fields: "id") { id: ID! age: Int }`,
  resolvers: {
    Work: { stars: starsOf, __resolveReference: async ({ id }: { id: string }) => ({ id }) },
    Author: { age: ageOf, __resolveReference: async ({ id }: { id: string }) => ({ id }) },
  },
};
const ranking = {
  name: "ranking",
  sdl: `
    type Work @key(fields: "id") {
      id: ID! stars: Int @external rank(factor: Int = 10): Int @requires(fields: "stars")
    }
  `,
  resolvers: { Work: { rank: rankOf, __resolveReference: async (reference: object) => reference } },
};

const QUERIES = [
  "{ works { rank stars title id } }",
  "{ works(first: 2) { maker { __typename ... on Author { age name } ... on Team { size } } title } }",
  "{ makers { ... on Named { name works { title stars } } ... on Author { age } } }",
  "{ named { works { rank maker { ...M } } name __typename } } fragment M on Maker { ... on Team { name } ... on Author { works { id } } }",
  `{ a: work(id: "w1") { ...W } b: work(id: "w3") { ...W same { ...W same { rank } } } none: work(id: "x") { ...W } } fragment W on Work { tags rank(factor: 3) x: rank }`,
  "query($f: Int = 4, $s: Boolean!) { works { rank(factor: $f) @skip(if: $s) stars @include(if: $s) id ...D } } fragment D on Work { maker { ... on Author @include(if: $s) { age } __typename } }",
  "{ works { same { maker { ... on Author { works { maker { ... on Author { age } } } } } } } }",
  "{ works { id: title title: id stars: rank rank: stars tags maker { ... on Author { name: id id: name } } } }",
  "{ __typename works { t: __typename } }",
  "{ works { id } works { title } ... { works { maker { __typename } } } ... on Query { works { stars } } }",
];

function attach(): void {
  for (const [type, fields] of Object.entries(resolvers)) {
    const known = monolith.getType(type);
    if (!known || !("getFields" in known)) throw new Error(`The monolith has no type ${type}.`);
    for (const [name, resolve] of Object.entries(fields)) {
      const field = known.getFields()[name];
      if (field) Object.assign(field, { resolve });
    }
  }
}

describe("a federation compared with one schema of the same data", () => {
  let hub: Federation;
  beforeAll(async () => {
    attach();
    hub = await startFederation([library, people, ratings, ranking]);
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it.each(QUERIES.flatMap((query) => [[query, { s: true }] as const, [query, { s: false }] as const]))(
    "answers the same text to %s with %j",
    async (source, variableValues) => {
      const expected: ExecutionResult = await graphql({ schema: monolith, source, variableValues });
      expect(await hub.askText(source, variableValues)).toBe(JSON.stringify(expected));
    },
  );
});
