import type { Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { ConnectionPool } from "../../../gateway/fetch/http1/connection-pool";
import { selfSigned } from "./certificate";
import { response, startRawServer } from "./raw-server";

const ANSWER = { data: { a: "é" }, errors: [] };
const WHOLE = response('{"data":{"a":"é"}}');

describe("a server behind TLS", () => {
  const trusted = selfSigned();
  const usual = getCACertificates("default");
  beforeAll(() => setDefaultCACertificates([...usual, trusted.cert]));
  afterAll(() => setDefaultCACertificates(usual));

  it.each(["127.0.0.1", "localhost"])("answers at %s, on a connection that stays", async (host) => {
    await using server = await startRawServer({
      tls: { ...trusted, ALPNProtocols: ["h2", "http/1.1"] },
      host,
      onRequest: (socket) => void socket.write(WHOLE),
    });
    expect(await server.ask()).toEqual(ANSWER);
    expect(await server.ask()).toEqual(ANSWER);
    expect(server.sockets).toHaveLength(1);
    expect(server.sockets[0]).toMatchObject({
      alpnProtocol: "http/1.1",
      servername: host === "localhost" ? "localhost" : false,
    });
  });

  it("resumes a session on its next connection", async () => {
    const reused: boolean[] = [];
    await using server = await startRawServer({
      tls: trusted,
      onRequest: (socket) => {
        reused.push((socket as unknown as { isSessionReused(): boolean }).isSessionReused());
        socket.write(response('{"data":{"a":"é"}}', "connection: close"));
      },
    });
    await server.ask();
    await server.ask();
    expect(reused).toEqual([false, true]);
  });

  it("gets nothing when nobody vouches for it", async () => {
    await using server = await startRawServer({ tls: selfSigned(), onRequest: (socket) => void socket.write(WHOLE) });
    expect(await server.codeOf()).toBe("SUBGRAPH_UNAVAILABLE");
    expect(server.requests).toHaveLength(0);
  });

  it("is not so much as written for before somebody vouches for it", async () => {
    await using server = await startRawServer({ tls: selfSigned(), onRequest: (socket) => void socket.write(WHOLE) });
    const pool = new ConnectionPool(server.url);
    const write = jest.fn(() => ({ text: "POST / HTTP/1.1\r\nhost: a\r\n\r\n", encoding: "latin1" as const }));
    const failure = await new Promise<Error>((fail, receive) => {
      pool.send({ connection: undefined, maxBodyBytes: 1_000, write, receive, fail });
    });
    await pool.close();
    expect(failure).toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    expect(write).not.toHaveBeenCalled();
  });

  it("is unavailable when it speaks no TLS, and when it ends the handshake", async () => {
    const scripts = [
      (socket: Socket): void => void socket.write(WHOLE),
      (socket: Socket): void => void socket.destroy(),
    ];
    for (const onConnection of scripts) {
      await using server = await startRawServer({ scheme: "https", onConnection });
      expect(await server.codeOf()).toBe("SUBGRAPH_UNAVAILABLE");
    }
  });
});
