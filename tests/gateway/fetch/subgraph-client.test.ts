import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createSubgraphClient, type SubgraphClient } from "../../../gateway/fetch/subgraph-client";
import type { CallSigner } from "../../../gateway/fetch/subgraph-call";
import type { SubgraphAnswer } from "../../../gateway/fetch/subgraph-answer";
import { ClientPresence } from "../../../gateway/http/client-presence";
import { DEFAULT_LIMITS } from "../../../gateway/limits";
import type { Subgraph } from "../../../gateway/supergraph-facts";

type Answer = (call: number, response: ServerResponse, request: IncomingMessage) => void;

interface Agency extends AsyncDisposable {
  readonly subgraph: Subgraph;
  readonly client: SubgraphClient;
  calls: number;
  ask(repeatable?: boolean, presence?: ClientPresence, signer?: CallSigner): Promise<SubgraphAnswer>;
}

async function startAgency(answer: Answer): Promise<Agency> {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => answer((agency.calls += 1), response, request));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql?a=b`);
  const subgraph = { name: "agency", url };
  const client = createSubgraphClient({ ...DEFAULT_LIMITS, subgraphCallMs: 1_000, subgraphAnswerBytes: 1_000 });
  const agency: Agency = {
    subgraph,
    client,
    calls: 0,
    ask: (repeatable = true, presence, signer) => {
      const deadline = { requestEndsMs: performance.now() + 5_000, client: presence };
      return client.call(subgraph, { body: '{"query":"{ a }"}', repeatable, signer }, deadline);
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await client.close();
      server.close();
    },
  };
  return agency;
}

const WHOLE = '{"data":{"a":"é"}}';

function send(response: ServerResponse, body: string, headers: Record<string, string | number> = {}): void {
  response.writeHead(200, { "content-type": "application/json", ...headers });
  response.end(body);
}

describe("createSubgraphClient", () => {
  it("reads an answer that arrives in pieces, cut within a character", async () => {
    await using agency = await startAgency((_, response) => {
      const bytes = Buffer.from(WHOLE);
      response.writeHead(200, { "content-type": "application/json" });
      response.write(bytes.subarray(0, 15), () => response.end(bytes.subarray(15)));
    });
    expect(await agency.ask()).toEqual({ data: { a: "é" }, errors: [] });
  });

  it("sends the address's path, and asks for no compression nearby", async () => {
    const seen: (string | undefined)[] = [];
    await using agency = await startAgency((_, response, { url, headers }) => {
      seen.push(url, headers["accept-encoding"], headers["content-type"]);
      send(response, WHOLE);
    });
    await agency.ask();
    expect(seen).toEqual(["/graphql?a=b", "identity", "application/json"]);
  });

  it("sends a query again when its connection closes before the first byte", async () => {
    await using agency = await startAgency((call, response) => {
      if (call === 2) response.destroy();
      else send(response, WHOLE);
    });
    await agency.ask();
    expect(await agency.ask()).toEqual({ data: { a: "é" }, errors: [] });
    expect(agency.calls).toBe(3);
  });

  it("sends a query twice at most", async () => {
    await using agency = await startAgency((_, response) => void response.destroy());
    await expect(agency.ask()).rejects.toMatchObject({ code: "SUBGRAPH_UNAVAILABLE" });
    expect(agency.calls).toBe(2);
  });

  it("never sends a mutation again", async () => {
    await using agency = await startAgency((_, response) => void response.destroy());
    await expect(agency.ask(false)).rejects.toMatchObject({ code: "SUBGRAPH_UNAVAILABLE" });
    expect(agency.calls).toBe(1);
  });

  it("does not send a query again once an answer has begun", async () => {
    await using agency = await startAgency((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 100 });
      response.write("{", () => response.destroy());
    });
    await expect(agency.ask()).rejects.toMatchObject({ code: "SUBGRAPH_UNAVAILABLE" });
    expect(agency.calls).toBe(1);
  });

  it.each([
    ["announced", 100_000],
    ["not announced", undefined],
  ])("refuses an answer beyond the limit whose length is %s", async (_, length) => {
    await using agency = await startAgency((_call, response) => {
      const headers = length === undefined ? {} : { "content-length": length };
      response.writeHead(200, { "content-type": "application/json", ...headers });
      response.write("x".repeat(2_000));
    });
    await expect(agency.ask()).rejects.toMatchObject({ code: "RESPONSE_TOO_LARGE", agency: "agency" });
  });

  it("refuses an encoding that it does not know", async () => {
    await using agency = await startAgency((_, response) => send(response, WHOLE, { "content-encoding": "zstd" }));
    await expect(agency.ask()).rejects.toMatchObject({ code: "SUBGRAPH_INVALID_RESPONSE" });
  });

  it("calls nobody for a client that is gone", async () => {
    await using agency = await startAgency((_, response) => send(response, WHOLE));
    const presence = new ClientPresence();
    presence.leave();
    await expect(agency.ask(true, presence)).rejects.toMatchObject({ agency: "agency" });
    expect(agency.calls).toBe(0);
  });

  it("stops when the client leaves, and closes the connection", async () => {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const presence = new ClientPresence();
    await using agency = await startAgency((_, response) => {
      response.on("close", resolve);
      presence.leave();
    });
    await expect(agency.ask(true, presence)).rejects.toMatchObject({ agency: "agency" });
    await closed;
  });

  it("signs what it sends again anew, since a subgraph takes each context once", async () => {
    const contexts: unknown[] = [];
    await using agency = await startAgency((call, response, { headers, socket }) => {
      contexts.push(headers["hub-caller-context"]);
      if (call === 1) socket.destroy();
      else send(response, WHOLE);
    });
    let signed = 0;
    const sign: CallSigner["sign"] = async (subgraph, body) => `${subgraph} ${body.length} ${(signed += 1)}`;
    await agency.ask(true, undefined, { sign });
    expect(contexts).toEqual(["agency 17 1", "agency 17 2"]);
  });

  it("sends nothing of a call that ended while it was signed", async () => {
    await using agency = await startAgency((_, response) => send(response, WHOLE));
    const presence = new ClientPresence();
    const { promise: signed, resolve } = Promise.withResolvers<string>();
    const call = agency.ask(true, presence, { sign: () => signed });
    presence.leave();
    await expect(call).rejects.toMatchObject({ code: "SUBGRAPH_TIMEOUT" });
    resolve("context");
    await signed;
    // What would have been sent is on its way before this call, which is answered.
    await agency.ask();
    expect(agency.calls).toBe(1);
  });

  it("fails where nobody can sign, and blames no agency", async () => {
    await using agency = await startAgency((_, response) => send(response, WHOLE));
    const broken = new Error("no key");
    await expect(agency.ask(true, undefined, { sign: () => Promise.reject(broken) })).rejects.toBe(broken);
    expect(agency.calls).toBe(0);
  });

  it("sends a call that is told nothing without a context", async () => {
    const contexts: unknown[] = [];
    await using agency = await startAgency((_, response, { headers }) => {
      contexts.push(headers["hub-caller-context"]);
      send(response, WHOLE);
    });
    await agency.ask(true, undefined, { sign: () => undefined });
    expect(contexts).toEqual([undefined]);
  });

  it("keeps connections open", async () => {
    const ports = new Set<number | undefined>();
    await using agency = await startAgency((_, response, { socket }) => {
      ports.add(socket.remotePort);
      send(response, WHOLE);
    });
    for (let call = 0; call < 5; call += 1) await agency.ask();
    expect(ports.size).toBeLessThan(3);
  });
});
