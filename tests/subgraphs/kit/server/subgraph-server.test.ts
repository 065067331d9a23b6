import { once } from "node:events";
import { type IncomingMessage, get, request } from "node:http";
import { createLogger } from "../../../../common/logger";
import { CALLER_CONTEXT_HEADER } from "../../../../common/caller-context";
import { type RunningSubgraph, startSubgraph } from "../../../../subgraphs/kit/server/subgraph-server";
import { contextHeaders } from "../../../fixture/gateway-word";
import { bookRow, libraryAgency } from "../../../fixture/library-agency";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";

const BODY = JSON.stringify({ query: "{ books { totalCount } }" });
const good = (): Promise<Record<string, string>> => contextHeaders({ subgraph: "opm", body: BODY });
const UNAUTHENTICATED = { errors: [{ extensions: { code: "UNAUTHENTICATED", agency: "opm" } }] };

async function post(url: string, headers: Record<string, string>, body = BODY): Promise<[number, unknown]> {
  const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body };
  const response = await fetch(url, init);
  return [response.status, await response.json()];
}

/** Status of GET with a request target as it stands, which `fetch` would mend. */
async function statusOf(url: string, target: string): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  const [response] = (await once(get({ hostname, port, path: target }), "response")) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe("a subgraph that is called directly", () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(libraryAgency([bookRow({ id: "1" })]));
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  it("answers its gateway", async () => {
    expect(await post(subgraph.url, await good())).toMatchObject([200, { data: { books: { totalCount: 1 } } }]);
  });

  it("refuses what says nothing, or what somebody else says", async () => {
    expect(await post(subgraph.url, {})).toMatchObject([401, UNAUTHENTICATED]);
    expect(await post(subgraph.url, { authorization: "Bearer a.b.c" })).toMatchObject([401, UNAUTHENTICATED]);
    const foreign = await contextHeaders({ subgraph: "cisa", body: BODY });
    expect(await post(subgraph.url, foreign)).toMatchObject([401, UNAUTHENTICATED]);
  });

  it("refuses a replay, and another body", async () => {
    const headers = await good();
    expect((await post(subgraph.url, headers))[0]).toBe(200);
    expect(await post(subgraph.url, headers)).toMatchObject([401, UNAUTHENTICATED]);
    expect(await post(subgraph.url, await good(), `${BODY} `)).toMatchObject([401, UNAUTHENTICATED]);
  });

  it("refuses before it looks at the body", async () => {
    expect(await post(subgraph.url, {}, "{ no JSON")).toMatchObject([401, UNAUTHENTICATED]);
  });

  it("is asked with POST alone, since no digest covers an address", async () => {
    const address = `${subgraph.url}?query=${encodeURIComponent("{ books { totalCount } }")}`;
    const headers = { ...(await contextHeaders({ subgraph: "opm", body: "" })), "content-type": "application/json" };
    expect((await fetch(address, { headers })).status).toBe(405);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "refuses what pages of other sites could make a browser send: content type %j",
    async (type) => {
      const [status, answer] = await post(subgraph.url, { ...(await good()), "content-type": type });
      expect(status).toBe(400);
      expect(answer).not.toHaveProperty("data");
    },
  );

  it("refuses a body of no content type", async () => {
    const body = new TextEncoder().encode(BODY);
    expect((await fetch(subgraph.url, { method: "POST", headers: await good(), body })).status).toBe(400);
  });

  it("answers an address that is none, and goes on", async () => {
    expect(await statusOf(subgraph.url, "//")).toBe(404);
    expect((await post(subgraph.url, await good()))[0]).toBe(200);
  });

  it("tells anybody whether it is well", async () => {
    const statuses = ["live", "ready"].map(
      async (what) => (await fetch(new URL(`/health/${what}`, subgraph.url))).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200]);
  });

  it("refuses everybody without a gateway's key, but is well", async () => {
    const agency = libraryAgency([]);
    const logger = createLogger("test", "silent");
    const { contextKey } = subgraph;
    const options = { databaseUrl: subgraph.ownerUrl, contextKey, host: "127.0.0.1", port: 0, logger };
    const closed: RunningSubgraph = await startSubgraph(agency, options);
    try {
      expect(await post(closed.url, await good())).toMatchObject([401, UNAUTHENTICATED]);
      expect((await fetch(new URL("/health/ready", closed.url))).status).toBe(200);
    } finally {
      await closed.stop();
    }
  });

  it("takes one context, not two", async () => {
    // In two lines; `fetch` would make one of them.
    const contexts = [await good(), await good()].map((headers) => headers[CALLER_CONTEXT_HEADER] ?? "");
    const headers = { "content-type": "application/json", [CALLER_CONTEXT_HEADER]: contexts };
    const outgoing = request(subgraph.url, { method: "POST", headers }).end(BODY);
    const [response] = (await once(outgoing, "response")) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(401);
  });
});
