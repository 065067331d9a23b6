import { startFederation, using } from "./fixture/federation";

const texts = {
  name: "texts",
  sdl: 'type Query { text(length: Int!): String! wait(ms: Int!): Text } type Text @key(fields: "id") { id: ID! }',
  resolvers: {
    Query: {
      text: (_: unknown, { length }: { length: number }) => "x".repeat(length),
      wait: () => ({ id: "1" }),
    },
  },
};
const more = {
  name: "more",
  sdl: `type Text @key(fields: "id") { id: ID! late: String later(n: Int): String }`,
  resolvers: { Text: { __resolveReference: async () => new Promise(() => {}) } },
};

describe("handleRequest", () => {
  it.each(["plain ASCII", "naïve, Größe", "€ and 日本語", "\u{1f600} astral", "\u007f\u0080\u00ff edges"])(
    "sends %j as UTF-8 with its length in bytes",
    async (name) => {
      const echo = {
        name: "echo",
        sdl: "type Query { echo(text: String!): String! }",
        resolvers: { Query: { echo: (_: unknown, { text }: { text: string }) => text } },
      };
      await using(startFederation([echo]), async (hub) => {
        const response = await fetch(hub.gateway.url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ query: "query($text: String!) { echo(text: $text) }", variables: { text: name } }),
        });
        const bytes = Buffer.from(await response.arrayBuffer());
        expect(Number(response.headers.get("content-length"))).toBe(bytes.length);
        expect(bytes.toString("utf8")).toBe(JSON.stringify({ data: { echo: name } }));
      });
    },
  );

  it("answers up to the limit of an answer's bytes and refuses one more", async () => {
    await using(startFederation([texts, more], { clientAnswerBytes: 1_000 }), async (hub) => {
      const frame = `{"data":{"text":""}}`.length;
      const ask = (length: number) => hub.askText("query($length: Int!) { text(length: $length) }", { length });
      expect(await ask(1_000 - frame)).toHaveLength(1_000);
      expect(JSON.parse(await ask(1_001 - frame))).toMatchObject({
        errors: [{ extensions: { code: "ANSWER_TOO_LARGE" } }],
      });
      expect(JSON.parse(await ask(100_000))).toEqual({
        errors: [{ message: expect.any(String) as string, extensions: { code: "ANSWER_TOO_LARGE" } }],
      });
    });
  });

  it("answers what it has when the request's time is over", async () => {
    await using(startFederation([texts, more], { requestMs: 200, subgraphCallMs: 5_000 }), async (hub) => {
      const answer = await hub.ask("{ wait(ms: 1) { id late } }");
      expect(answer).toEqual({
        errors: [
          {
            message: "The agency more did not answer in time.",
            path: ["wait", "late"],
            extensions: { code: "REQUEST_TIMEOUT", agency: "more" },
          },
        ],
        data: { wait: { id: "1", late: null } },
      });
    });
  });

  it("stops waiting for subgraphs when the client of a query goes away", async () => {
    await using(startFederation([texts, more]), async (hub) => {
      const { promise: hungUp, resolve } = Promise.withResolvers<void>();
      const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
      hub.subgraph("more").misbehave = (_, response) => {
        response.on("close", resolve);
        isAsked();
        return true;
      };
      const controller = new AbortController();
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ query: "{ wait(ms: 1) { late } }" });
      const answer = fetch(hub.gateway.url, { method: "POST", headers, body, signal: controller.signal });
      await asked;
      controller.abort();
      await expect(answer).rejects.toThrow(/abort/i);
      await hungUp;
    });
  });
});
