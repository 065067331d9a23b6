import { request as httpRequest } from "node:http";
import { startFederation, type Federation } from "../fixture/federation";

const subgraph = {
  name: "one",
  sdl: "type Query { a(text: String): String } type Mutation { b: Int }",
  resolvers: { Query: { a: (_: unknown, { text }: { text?: string }) => text ?? "a" }, Mutation: { b: () => 1 } },
};
const JSON_TYPE = "application/json";
const GRAPHQL_TYPE = "application/graphql-response+json";

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

describe("the gateway over HTTP", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([subgraph]);
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  async function send(path: string, init: RequestInit = {}): Promise<Reply> {
    const response = await fetch(new URL(path, hub.gateway.url), { redirect: "manual", ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    send("/graphql", { method: "POST", body, headers: { "content-type": JSON_TYPE, ...headers } });
  const codeOf = ({ text }: Reply) =>
    (JSON.parse(text) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

  it.each([
    [undefined, JSON_TYPE],
    ["*/*", JSON_TYPE],
    [JSON_TYPE, JSON_TYPE],
    [GRAPHQL_TYPE, GRAPHQL_TYPE],
    [`${GRAPHQL_TYPE}, ${JSON_TYPE};q=0.9`, GRAPHQL_TYPE],
    [`${GRAPHQL_TYPE};q=0.5, ${JSON_TYPE}`, JSON_TYPE],
    ["text/html, application/*;q=0.1", JSON_TYPE],
  ])("answers Accept %s with %s", async (accept, type) => {
    const reply = await post(`{"query":"{ a }"}`, accept === undefined ? {} : { accept });
    expect([reply.status, reply.headers.get("content-type"), reply.text]).toEqual([
      200,
      `${type}; charset=utf-8`,
      `{"data":{"a":"a"}}`,
    ]);
  });

  it("refuses an Accept that excludes every type it has", async () => {
    const reply = await post(`{"query":"{ a }"}`, { accept: "text/plain" });
    expect([reply.status, codeOf(reply)]).toEqual([406, "NOT_ACCEPTABLE"]);
  });

  it.each([JSON_TYPE, `${JSON_TYPE}; charset=utf-8`, `${JSON_TYPE};charset="UTF-8"`])(
    "reads a body of type %s",
    async (type) => expect((await post(`{"query":"{ a }"}`, { "content-type": type })).status).toBe(200),
  );

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    "application/json\ta",
    "application/json; charset=utf-16",
    "application/json; charset=utf-7",
    "application/graphql",
  ])("refuses a body of type %j", async (type) => {
    const reply = await post(`{"query":"{ a }"}`, { "content-type": type });
    expect([reply.status, codeOf(reply)]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["a batch", `[{"query":"{ a }"}]`],
    ["null", "null"],
    ["no query", "{}"],
    ["a query that is no string", `{"query":1}`],
    ["variables that are a list", `{"query":"{ a }","variables":[]}`],
    ["an operation name that is a number", `{"query":"{ a }","operationName":1}`],
    ["variables nested without end", `{"query":"{ a }","variables":{"v":${"[".repeat(50_000)}${"]".repeat(50_000)}}}`],
  ])("refuses a body that is %s, whatever the client accepts", async (_, body) => {
    for (const accept of [JSON_TYPE, GRAPHQL_TYPE]) {
      const reply = await post(body, { accept });
      expect([reply.status, codeOf(reply)]).toEqual([400, "BAD_REQUEST"]);
    }
  });

  it("refuses a body that is not UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from(`{"query":"{ a(text: \\"`), Buffer.from([0xff]), Buffer.from(`\\") }"}`)]);
    const reply = await post(new Uint8Array(bytes));
    expect([reply.status, codeOf(reply)]).toEqual([400, "BAD_REQUEST"]);
  });

  it("reads a body of 256 KiB and refuses one byte more", async () => {
    const bodyOf = (bytes: number) => {
      const body = (text: string) =>
        JSON.stringify({ query: "query($text: String) { a(text: $text) }", variables: { text } });
      return body("x".repeat(bytes - body("").length));
    };
    expect(bodyOf(262_144)).toHaveLength(262_144);
    expect((await post(bodyOf(262_144))).status).toBe(200);
    const reply = await post(bodyOf(262_145));
    expect([reply.status, codeOf(reply)]).toEqual([413, "BODY_TOO_LARGE"]);
  });

  it("refuses a body that grows too large without saying so before", async () => {
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const outgoing = httpRequest(hub.gateway.url, { method: "POST", headers: { "content-type": JSON_TYPE } });
    outgoing.on("response", (response) => resolve(response.statusCode)).on("error", reject);
    for (let sent = 0; sent < 5; sent += 1) outgoing.write("x".repeat(60_000));
    expect(await promise).toBe(413);
    outgoing.destroy();
  });

  it.each([
    ["a syntax error", `{"query":"{"}`, "GRAPHQL_PARSE_FAILED"],
    ["an unknown field", `{"query":"{ nope }"}`, "GRAPHQL_VALIDATION_FAILED"],
    ["an unknown operation", `{"query":"{ a }","operationName":"X"}`, "OPERATION_RESOLUTION_FAILED"],
    ["no operation", `{"query":"fragment F on Query { a }"}`, "OPERATION_RESOLUTION_FAILED"],
    ["bad variables", `{"query":"query($t: String!) { a(text: $t) }"}`, "VARIABLES_INVALID"],
  ])("answers %s with 400 for graphql-response+json and 200 for json", async (_, body, code) => {
    const modern = await post(body, { accept: GRAPHQL_TYPE });
    const legacy = await post(body, { accept: JSON_TYPE });
    expect([modern.status, codeOf(modern), legacy.status, codeOf(legacy)]).toEqual([400, code, 200, code]);
    expect(JSON.parse(modern.text)).not.toHaveProperty("data");
  });

  it("answers queries over GET", async () => {
    const parameters = new URLSearchParams({
      query: "query Q($t: String) { a(text: $t) } query R { a }",
      operationName: "Q",
      variables: `{"t":"x"}`,
    });
    expect(await send(`/graphql?${parameters.toString()}`)).toMatchObject({ status: 200, text: `{"data":{"a":"x"}}` });
  });

  it("refuses mutations over GET", async () => {
    const reply = await send(`/graphql?query=${encodeURIComponent("mutation { b }")}`);
    expect([reply.status, codeOf(reply), reply.headers.get("allow")]).toEqual([405, "METHOD_NOT_ALLOWED", "POST"]);
    expect(hub.callsOf("one").some(({ query }) => query.includes("mutation"))).toBe(false);
  });

  it.each(["/graphql", "/graphql?query=", "/graphql?query={a}&variables={", "/graphql?query={a}&variables=[1]"])(
    "refuses GET %s",
    async (path) => expect((await send(path)).status).toBe(400),
  );

  it.each(["PUT", "DELETE", "PATCH", "HEAD"])("refuses %s", async (method) => {
    expect((await send("/graphql", { method })).status).toBe(405);
  });

  it("answers OPTIONS with what it serves", async () => {
    const reply = await send("/graphql", { method: "OPTIONS" });
    expect([reply.status, reply.headers.get("allow"), reply.text]).toEqual([204, "GET, POST, OPTIONS", ""]);
  });

  it.each(["/health/live", "/health/ready", "/"])("answers GET and HEAD %s", async (path) => {
    const reply = await send(path);
    const head = await send(path, { method: "HEAD" });
    expect([reply.status, head.status, head.text]).toEqual([200, 200, ""]);
    expect(head.headers.get("content-length")).toBe(String(Buffer.byteLength(reply.text)));
    expect((await send(path, { method: "POST" })).status).toBe(405);
  });

  it("shows a browser a page and answers elsewhere with 404", async () => {
    expect((await send("/graphql", { headers: { accept: "text/html,*/*;q=0.8" } })).text).toContain("<h1>");
    expect((await send("/admin")).status).toBe(404);
  });
});
