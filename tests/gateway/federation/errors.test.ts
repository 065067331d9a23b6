import { gzipSync } from "node:zlib";
import type { ServerResponse } from "node:http";
import { startFederation, type Federation } from "../fixture/federation";
import type { ReceivedCall } from "../fixture/subgraph-server";

const cases = {
  name: "cases",
  sdl: `
    type Query { cases: [Case!] strict: Strict! maybe: Strict plain: String must: [Case!]! }
    type Case @key(fields: "id") { id: ID! title: String broken: String! note: String }
    type Strict @key(fields: "id") { id: ID! inner: Inner }
    type Inner { value: Int! }
  `,
  resolvers: {
    Query: {
      cases: () => [{ id: "1" }, { id: "2" }, { id: "1" }],
      must: () => [{ id: "1" }, { id: "3" }],
      strict: () => ({ id: "s", inner: {} }),
      maybe: () => ({ id: "m", inner: { value: 1 } }),
      plain: () => "p",
    },
    Case: {
      title: ({ id }: { id: string }) => `case ${id}`,
      broken: ({ id }: { id: string }) => {
        if (id === "3") throw new Error("Case 3 is broken.");
        return "whole";
      },
      note: () => {
        throw Object.assign(new Error("No note."), { extensions: { code: "NO_NOTE", sql: "SELECT 1" } });
      },
    },
    Inner: {
      value: ({ value }: { value?: number }) => {
        if (value === undefined) throw new Error("No value.");
        return value;
      },
    },
  },
};

const courts = {
  name: "courts",
  sdl: `
    type Query { courts: [String!] }
    type Case @key(fields: "id") { id: ID! judge: Judge docket: String! room: Int }
    type Judge { name: String! age: Int }
    type Strict @key(fields: "id") { id: ID! needed: String! }
  `,
  resolvers: {
    Query: { courts: () => ["one"] },
    Case: {
      __resolveReference: async ({ id }: { id: string }) => {
        if (id === "3") throw new Error("Case 3 is unknown.");
        return { id };
      },
      judge: ({ id }: { id: string }) => ({ id }),
      docket: ({ id }: { id: string }) => `docket ${id}`,
      room: ({ id }: { id: string }) => Number(id),
    },
    Judge: {
      name: ({ id }: { id: string }) => {
        if (id === "1") throw new Error("The judge has no name.");
        return `judge ${id}`;
      },
    },
    Strict: { __resolveReference: async () => null },
  },
};

describe("errors", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([cases, courts], {
      subgraphCallMs: 1_000,
      subgraphAnswerBytes: 20_000,
      placesPerFault: 2,
    });
  });
  afterEach(() => {
    hub.forget();
    for (const subgraph of hub.subgraphs) subgraph.misbehave = undefined;
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it("reports an entity's error at every place that the entity fills, with the client's names", async () => {
    const { data, errors } = await hub.ask("{ all: cases { id presiding: judge { called: name } } }");
    expect(data).toEqual({
      all: [
        { id: "1", presiding: null },
        { id: "2", presiding: { called: "judge 2" } },
        { id: "1", presiding: null },
      ],
    });
    const fault = { message: "The judge has no name.", extensions: { code: "SUBGRAPH_ERROR", agency: "courts" } };
    expect(errors).toEqual([
      { ...fault, path: ["all", 0, "presiding", "called"] },
      { ...fault, path: ["all", 2, "presiding", "called"] },
    ]);
  });

  it("keeps an agency's code and nothing else of its extensions", async () => {
    const { errors } = await hub.ask("{ must { note } }");
    expect(errors).toEqual([
      { message: "No note.", path: ["must", 0, "note"], extensions: { code: "NO_NOTE", agency: "cases" } },
      { message: "No note.", path: ["must", 1, "note"], extensions: { code: "NO_NOTE", agency: "cases" } },
    ]);
  });

  it("lets null rise to the nearest field that may be null", async () => {
    expect(await hub.ask("{ maybe { id needed } plain }")).toEqual({
      errors: [
        {
          message: "Cannot return null for non-nullable field Strict.needed.",
          path: ["maybe", "needed"],
          extensions: { code: "NON_NULL_VIOLATED" },
        },
      ],
      data: { maybe: null, plain: "p" },
    });
  });

  it("lets null rise to the root, keeping the path of the field that failed", async () => {
    expect(await hub.ask("{ must { id broken } }")).toEqual({
      errors: [
        {
          message: "Case 3 is broken.",
          path: ["must", 1, "broken"],
          extensions: { code: "SUBGRAPH_ERROR", agency: "cases" },
        },
      ],
      data: null,
    });
  });

  it("places an error whose null rose inside the subgraph", async () => {
    expect(await hub.ask("{ strict { inner { value } } }")).toEqual({
      errors: [
        {
          message: "No value.",
          path: ["strict", "inner", "value"],
          extensions: { code: "SUBGRAPH_ERROR", agency: "cases" },
        },
      ],
      data: { strict: { inner: null } },
    });
  });

  it("reports an entity that could not be resolved at the fields that it leaves open", async () => {
    const { data, errors } = await hub.ask("{ must { id room } }");
    expect(data).toEqual({
      must: [
        { id: "1", room: 1 },
        { id: "3", room: null },
      ],
    });
    expect(errors).toEqual([
      {
        message: "Case 3 is unknown.",
        path: ["must", 1, "room"],
        extensions: { code: "SUBGRAPH_ERROR", agency: "courts" },
      },
    ]);
  });

  const json = (response: ServerResponse, body: string, headers: Record<string, string> = {}) => {
    response.writeHead(200, { "content-type": "application/json", ...headers });
    response.end(body);
    return true;
  };
  const entities = (...rows: unknown[]) => JSON.stringify({ data: { _entities: rows } });
  const status =
    (code: number, headers: Record<string, string> = {}) =>
    (_: ReceivedCall, response: ServerResponse) => {
      response.writeHead(code, { "content-type": "text/html", ...headers });
      response.end("<html>internal-host-7.example</html>");
      return true;
    };

  it.each<[string, string, (call: ReceivedCall, response: ServerResponse) => boolean]>([
    ["does not answer", "SUBGRAPH_TIMEOUT", () => true],
    ["stops in the middle", "SUBGRAPH_TIMEOUT", (_, response) => response.write(`{"data":`) || true],
    ["hangs up", "SUBGRAPH_UNAVAILABLE", (_, response) => Boolean(response.destroy())],
    ["is overloaded", "SUBGRAPH_UNAVAILABLE", status(503)],
    ["refuses", "SUBGRAPH_INVALID_RESPONSE", status(404)],
    ["redirects", "SUBGRAPH_INVALID_RESPONSE", status(302, { location: "http://169.254.169.254/" })],
    ["answers with a page", "SUBGRAPH_INVALID_RESPONSE", status(200)],
    ["answers with broken JSON", "SUBGRAPH_INVALID_RESPONSE", (_, response) => json(response, `{"data":{`)],
    ["answers with a list", "SUBGRAPH_INVALID_RESPONSE", (_, response) => json(response, "[]")],
    ["answers without data", "SUBGRAPH_INVALID_RESPONSE", (_, response) => json(response, "{}")],
    [
      "answers with too few entities",
      "SUBGRAPH_INVALID_RESPONSE",
      (_, response) => json(response, entities({ room: 1 })),
    ],
    ["answers with too many", "SUBGRAPH_INVALID_RESPONSE", (_, response) => json(response, entities({}, {}, {}))],
    ["answers with no entities", "SUBGRAPH_INVALID_RESPONSE", (_, response) => json(response, `{"data":{}}`)],
    [
      "answers with entities of another type",
      "SUBGRAPH_INVALID_RESPONSE",
      (_, response) => json(response, entities({ __typename: "Strict", room: 1 }, { __typename: "Nothing", room: 2 })),
    ],
    [
      "answers with scalars for entities",
      "SUBGRAPH_INVALID_RESPONSE",
      (_, response) => json(response, entities(1, "x")),
    ],
    ["answers with too much", "RESPONSE_TOO_LARGE", (_, response) => json(response, entities("x".repeat(30_000)))],
    [
      "answers with too much, compressed",
      "RESPONSE_TOO_LARGE",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
        response.end(gzipSync(entities("x".repeat(1_000_000))));
        return true;
      },
    ],
  ])("when an agency %s, answers the rest and names it with %s", async (_, code, misbehave) => {
    hub.subgraph("courts").misbehave = misbehave;
    const { data, errors } = await hub.ask("{ cases { title room } plain }");
    expect(data).toEqual({
      cases: [
        { title: "case 1", room: null },
        { title: "case 2", room: null },
        { title: "case 1", room: null },
      ],
      plain: "p",
    });
    expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
      { path: ["cases", 0, "room"], extensions: { code, agency: "courts" } },
      { path: ["cases", 1, "room"], extensions: { code, agency: "courts", furtherPlaces: 1 } },
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|localhost|example|ECONN|169\.254/);
  });

  it("reads a compressed answer of a subgraph that compresses unasked", async () => {
    hub.subgraph("courts").misbehave = (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      response.end(gzipSync(`{"data":{"courts":["zipped"]}}`));
      return true;
    };
    expect(await hub.ask("{ courts }")).toEqual({ data: { courts: ["zipped"] } });
  });

  it("reports a failed root call at each of its fields", async () => {
    hub.subgraph("courts").misbehave = () => true;
    const { data, errors } = await hub.ask("{ plain tribunals: courts }");
    expect(data).toEqual({ plain: "p", tribunals: null });
    expect(errors).toEqual([
      {
        message: "The agency courts did not answer in time.",
        path: ["tribunals"],
        extensions: { code: "SUBGRAPH_TIMEOUT", agency: "courts" },
      },
    ]);
  });

  it("reports an error without a place once, and keeps the data", async () => {
    hub.subgraph("courts").misbehave = (_, response) =>
      json(
        response,
        `{"data":{"courts":["kept"]},"errors":[{"message":"By the way."},{"message":"Odd.","path":["x",9,{}]}]}`,
      );
    expect(await hub.ask("{ courts }")).toEqual({
      errors: [
        { message: "By the way.", extensions: { code: "SUBGRAPH_ERROR", agency: "courts" } },
        { message: "Odd.", extensions: { code: "SUBGRAPH_ERROR", agency: "courts" } },
      ],
      data: { courts: ["kept"] },
    });
  });

  it.each([
    ["a host", "connect to 10.0.0.7:5432 failed"],
    ["SQL", `error in SELECT secret FROM cases WHERE id = 1`],
    ["a constraint", `insert violates constraint "cases_pkey"`],
    ["a stack", "boom\n    at resolve (/app/dist/x.js:1:2)"],
  ])("masks a message that tells of %s", async (_, message) => {
    hub.subgraph("courts").misbehave = (_call, response) =>
      json(response, JSON.stringify({ data: null, errors: [{ message, extensions: { stacktrace: ["secret"] } }] }));
    const { errors } = await hub.ask("{ courts }");
    expect(errors).toEqual([
      {
        message: "The agency courts failed to answer this.",
        path: ["courts"],
        extensions: { code: "SUBGRAPH_ERROR", agency: "courts" },
      },
    ]);
  });

  it.each([
    ["courts", "SUBGRAPH_INVALID_RESPONSE", `{"courts":"no list"}`],
    ["courts", "VALUE_NOT_IN_SCHEMA", `{"courts":[1]}`],
    ["courts", "VALUE_NOT_IN_SCHEMA", `{"courts":[{"a":1}]}`],
    ["courts", "NON_NULL_VIOLATED", `{"courts":[null]}`],
  ])("answers null for %s with %s when the value is %s", async (field, code, data) => {
    hub.subgraph("courts").misbehave = (_call, response) => json(response, `{"data":${data}}`);
    const answer = await hub.ask(`{ ${field} }`);
    expect(answer.data).toEqual({ [field]: null });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  it("survives an answer that names prototypes", async () => {
    hub.subgraph("courts").misbehave = (_call, response) =>
      json(
        response,
        `{"data":{"_entities":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"room":5},{"room":6}]}}`,
      );
    const { data } = await hub.ask("{ cases { room } }");
    expect(data).toEqual({ cases: [{ room: 5 }, { room: 6 }, { room: 5 }] });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
