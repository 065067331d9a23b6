/**
 * Two subgraphs with something protected in every way that a schema can protect and reach it.
 * In: nothing. Out: their definitions. An officer of the NSA with scopes may read everything, the public only what is plain.
 */
import type { Caller } from "../../../common/caller";
import { PERSONAS } from "../../../common/personas";
import type { SubgraphDefinition } from "../fixture/subgraph-server";

export const ALLOWED: Caller = { ...PERSONAS["nsa-officer"], scopes: ["read", "codes"] };
export const DENIED = "public";

const MAY = `@policy(policies: [["clearance:SECRET", "compartment:FRONTIER"]])`;

const ANIMALS = [
  { __typename: "Cat", id: "c1", name: "Tom", lives: 9, chip: "chip-c1" },
  { __typename: "Dog", id: "d1", name: "Rex", chip: "chip-d1" },
  { __typename: "Cat", id: "c2", name: "Kit", lives: 7, chip: "chip-c2" },
  { __typename: "Fish", id: "f1", name: "Wanda" },
] as const;
const byId = (id: string) => ANIMALS.find((animal) => animal.id === id) ?? null;
const reference = { __resolveReference: ({ id }: { id: string }) => byId(id) };

const keeper = { id: "k1", name: "Ann", secret: "key", pet: byId("c1") };

/** Keeps the animals. Cats are protected as a type, the chip of a dog as a field. */
export const animals: SubgraphDefinition = {
  name: "animals",
  sdl: `
    type Query {
      animals: [Animal]!
      grid: [[Animal!]!]
      beings: [Being]!
      cat: Cat
      cats: [Cat]
      strict: [Cat!]!
      fish: Fish
      dog: Dog
      keeper: Keeper
      keepers: [Keeper!]!
      room: Room
    }
    type Mutation {
      feed(times: Int): Int
      free(id: ID!): Fish @authenticated
      sell(id: ID!): Boolean ${MAY}
    }
    interface Animal @key(fields: "id") { id: ID! name: String chip: String }
    union Being = Cat | Fish | Keeper
    type Cat implements Animal @key(fields: "id") ${MAY} { id: ID! name: String chip: String lives: Int }
    type Dog implements Animal @key(fields: "id") { id: ID! name: String chip: String ${MAY} }
    type Fish implements Animal @key(fields: "id") { id: ID! name: String chip: String }
    type Keeper @key(fields: "id") {
      id: ID!
      name: String!
      secret: String! @authenticated
      code: Code
      mood: Mood
      pet: Animal
    }
    type Room { number: Int! keeper: Keeper! safe: Safe! }
    type Safe ${MAY} { code: Int! }
    scalar Code @requiresScopes(scopes: [["codes", "read"], ["all"]])
    enum Mood @authenticated { GOOD BAD }
  `,
  resolvers: {
    Query: {
      animals: () => ANIMALS,
      grid: () => [[ANIMALS[0], ANIMALS[3]], [ANIMALS[1]], [ANIMALS[3]]],
      beings: () => [ANIMALS[3], ANIMALS[0], { __typename: "Keeper", ...keeper }],
      cat: () => ANIMALS[0],
      cats: () => [ANIMALS[0], ANIMALS[2]],
      strict: () => [ANIMALS[0]],
      fish: () => ANIMALS[3],
      dog: () => ANIMALS[1],
      keeper: () => ({ ...keeper, code: "007", mood: "GOOD" }),
      keepers: () => [keeper, { ...keeper, id: "k2", name: "Bob" }],
      room: () => ({ number: 1, keeper, safe: { code: 4 } }),
    },
    Mutation: { feed: (_: unknown, { times }: { times: number }) => times, free: () => ANIMALS[3], sell: () => true },
    Animal: reference,
    Cat: reference,
    Dog: reference,
    Fish: reference,
    Keeper: { __resolveReference: ({ id }: { id: string }) => ({ ...keeper, id }) },
  },
};

/** Knows animals as one interface object, and derives from what is protected. */
export const clinic: SubgraphDefinition = {
  name: "clinic",
  sdl: `
    type Query { patients: [Animal]! patient: Animal }
    type Animal @key(fields: "id") @interfaceObject { id: ID! weight: Int dose: Int @authenticated }
    type Keeper @key(fields: "id") {
      id: ID!
      secret: String! @external
      badge: String @requires(fields: "secret") @authenticated
      office: String
    }
  `,
  resolvers: {
    Query: { patients: () => ANIMALS.map(({ id }) => ({ id })), patient: () => ({ id: "c2" }) },
    Animal: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      weight: ({ id }: { id: string }) => id.charCodeAt(0),
      dose: ({ id }: { id: string }) => id.charCodeAt(1),
    },
    Keeper: {
      __resolveReference: (given: object) => given,
      badge: ({ secret }: { secret?: string }) => (secret === undefined ? "no secret came" : `badge-${secret}`),
      office: () => "east",
    },
  },
};

/** Derives from what the clinic derives. */
export const gate: SubgraphDefinition = {
  name: "gate",
  sdl: `
    type Keeper @key(fields: "id") {
      id: ID!
      badge: String @external
      entry: String @requires(fields: "badge") @authenticated
    }
  `,
  resolvers: {
    Keeper: { __resolveReference: (given: object) => given, entry: ({ badge }: { badge: string }) => `entry-${badge}` },
  },
};
