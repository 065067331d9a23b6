import { type Federation, startFederation } from "./fixture/federation";

const library = {
  name: "library",
  sdl: `
    type Query { shelves(filter: ShelfFilter, kind: Kind): [String!]! }
    input ShelfFilter { label: String }
    enum Kind { LOCKED OPEN }
  `,
  resolvers: { Query: { shelves: () => ["a"] } },
};

/** What is asked with a mistake in it, with its variables, and the name that the mistake is near to. */
const MISTAKES: readonly (readonly [string, object, string])[] = [
  ["{ shelvs }", {}, "shelves"],
  ["{ shelves(filtr: {}) }", {}, "filter"],
  ["{ shelves(filter: { lable: 1 }) }", {}, "label"],
  ["{ shelves(kind: LOCKD) }", {}, "LOCKED"],
  ["query ($filter: ShelfFiltr) { shelves(filter: $filter) }", {}, "ShelfFilter"],
  ["query ($filter: ShelfFilter) { shelves(filter: $filter) }", { filter: { lable: "x" } }, "label"],
  ["query ($kind: Kind) { shelves(kind: $kind) }", { kind: "LOCKD" }, "LOCKED"],
];

describe("a gateway that tells clients its schema", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([library]);
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it.each(MISTAKES)("suggests a name for the mistake in %s with %j", async (document, variables, name) => {
    const { errors } = await hub.ask(document, { ...variables });
    expect(errors?.[0]?.message).toMatch(new RegExp(`Did you mean .*"${name}"`));
  });
});

describe("a gateway that tells clients nothing of its schema", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([library], {}, { tellsSchema: false });
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it.each(MISTAKES)("suggests nothing for the mistake in %s with %j", async (document, variables) => {
    const { data, errors } = await hub.ask(document, { ...variables });
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).not.toContain("Did you mean");
  });

  it.each(["{ __schema { types { name } } }", '{ __type(name: "Kind") { enumValues { name } } }'])(
    "refuses %s",
    async (document) => {
      const { data, errors } = await hub.ask(document);
      expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, "GRAPHQL_VALIDATION_FAILED"]);
    },
  );

  it("answers what somebody asks who knows the schema", async () => {
    expect(await hub.ask("{ __typename shelves }")).toEqual({ data: { __typename: "Query", shelves: ["a"] } });
  });
});
