import { getIntrospectionQuery } from "graphql";
import { startFederation, type Federation } from "../fixture/federation";

const order: string[] = [];
const record = (step: string) => {
  order.push(step);
  return step;
};

const left = {
  name: "left",
  sdl: `
    type Query { thing: Thing word: String }
    type Mutation { first(n: Int!): String third: String make: Thing fail: String! }
    type Thing @key(fields: "id") { id: ID! left: String }
  `,
  resolvers: {
    Query: { thing: () => ({ id: "1" }), word: () => "w" },
    Mutation: {
      first: (_: unknown, { n }: { n: number }) => record(`first ${n}`),
      third: () => record("third"),
      make: () => ({ id: record("7") }),
      fail: () => {
        throw new Error("No.");
      },
    },
    Thing: { __resolveReference: async ({ id }: { id: string }) => ({ id }), left: () => "l" },
  },
};

const right = {
  name: "right",
  sdl: `
    type Mutation { second: String change: Thing }
    type Thing @key(fields: "id") { id: ID! right: String }
  `,
  resolvers: {
    Mutation: { second: () => record("second"), change: () => ({ id: record("8") }) },
    Thing: {
      __resolveReference: async ({ id }: { id: string }) => ({ id }),
      right: ({ id }: { id: string }) => record(`right ${id}`),
    },
  },
};

describe("operations", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([left, right]);
  });
  beforeEach(() => {
    hub.forget();
    order.length = 0;
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it("runs mutations in the client's order across subgraphs", async () => {
    const answer = await hub.ask(`mutation { first(n: 1) second third again: first(n: 2) }`);
    expect(answer).toEqual({ data: { first: "first 1", second: "second", third: "third", again: "first 2" } });
    expect(order).toEqual(["first 1", "second", "third", "first 2"]);
  });

  it("completes what a mutation returns with other subgraphs", async () => {
    expect(await hub.ask("mutation { make { id left right } change { left } }")).toEqual({
      data: { make: { id: "7", left: "l", right: "right 7" }, change: { left: "l" } },
    });
    expect(order.indexOf("7")).toBeLessThan(order.indexOf("8"));
  });

  it("answers null for the whole mutation when a field that must succeed fails", async () => {
    const { data, errors } = await hub.ask("mutation { second fail }");
    expect(data).toBeNull();
    expect(errors).toEqual([
      { message: "No.", path: ["fail"], extensions: { code: "SUBGRAPH_ERROR", agency: "left" } },
    ]);
  });

  it("answers the root's __typename without any call", async () => {
    expect(await hub.ask("{ __typename }")).toEqual({ data: { __typename: "Query" } });
    expect(await hub.ask("mutation { t: __typename }")).toEqual({ data: { t: "Mutation" } });
    expect([...hub.callsOf("left"), ...hub.callsOf("right")]).toEqual([]);
  });

  it("answers introspection next to data, in the client's order", async () => {
    const query = `query($name: String!) {
      s: __schema { queryType { name } } word ...Root
    } fragment Root on Query { __typename __type(name: $name) { kind } thing { id } }`;
    expect(await hub.askText(query, { name: "Thing" })).toBe(
      `{"data":{"s":{"queryType":{"name":"Query"}},"word":"w","__typename":"Query","__type":{"kind":"OBJECT"},"thing":{"id":"1"}}}`,
    );
  });

  it("passes the standard introspection query, which shows none of the machinery", async () => {
    const { data, errors } = await hub.ask(
      getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
    );
    expect(errors).toBeUndefined();
    const { types, directives } = (data as { __schema: { types: { name: string }[]; directives: { name: string }[] } })
      .__schema;
    expect(
      [...types, ...directives].filter(
        ({ name }) => /^(?:join|link|inaccessible|_)_?/.test(name) && !name.startsWith("__"),
      ),
    ).toEqual([]);
    expect(types.map(({ name }) => name)).toEqual(expect.arrayContaining(["Query", "Mutation", "Thing"]));
    expect(hub.callsOf("left")).toEqual([]);
  });

  it("takes any name as a response key and touches no prototype", async () => {
    const query = `{ __proto__: thing { constructor: left toString: right hasOwnProperty: id } constructor: word valueOf: thing { __proto__: id } }`;
    expect(await hub.askText(query)).toBe(
      `{"data":{"__proto__":{"constructor":"l","toString":"right 1","hasOwnProperty":"1"},"constructor":"w","valueOf":{"__proto__":"1"}}}`,
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("answers the named operation of several", async () => {
    const body = JSON.stringify({ query: "query A { word } query B { thing { id } }", operationName: "B" });
    const headers = { "content-type": "application/json" };
    const response = await fetch(hub.gateway.url, { method: "POST", headers, body });
    expect(await response.json()).toEqual({ data: { thing: { id: "1" } } });
  });

  it("prepares a document once and answers the same every time", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => hub.askText("{ thing { right left } }")));
    expect(new Set(answers)).toEqual(new Set([`{"data":{"thing":{"right":"right 1","left":"l"}}}`]));
  });

  it("passes nothing of the client's headers to subgraphs", async () => {
    const headers = { "content-type": "application/json", cookie: "a=b", "x-own": "1" };
    await fetch(hub.gateway.url, { method: "POST", headers, body: JSON.stringify({ query: "{ word }" }) });
    const received = Object.keys(hub.callsOf("left")[0]?.headers ?? {});
    expect(received.sort()).toEqual(["accept", "accept-encoding", "content-length", "content-type", "host"]);
  });
});
