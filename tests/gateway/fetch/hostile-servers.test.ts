import { once } from "node:events";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { ClientPresence } from "../../../gateway/http/client-presence";
import { response, startRawServer } from "./raw-server";

const BODY = '{"data":{"a":"é"}}';
const ANSWER = { data: { a: "é" }, errors: [] };
const WHOLE = response(BODY);
const EVIL = response('{"data":{"a":"evil"}}');

/** Each piece in a write of its own, as one packet each. */
async function drip(socket: Socket, bytes: Buffer, size: number): Promise<void> {
  socket.setNoDelay(true);
  for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
    await new Promise((resolve) => {
      socket.write(bytes.subarray(at, at + size), resolve);
    });
    await new Promise(setImmediate);
  }
}

describe("a server that sends what is no answer", () => {
  it.each([
    ["garbage", "\0\u0001garbage\r\n\r\n"],
    ["HTTP/0.9", BODY],
    ["another protocol", "SSH-2.0-OpenSSH_9.6\r\n"],
    ["two lengths", response(BODY, "content-length: 19", "content-length: 5")],
    ["a length and chunks", response(BODY, "content-length: 19", "transfer-encoding: chunked")],
    ["a negative length", response(BODY, "content-length: -1")],
    ["a negative chunk", response("-5\r\nhello\r\n0\r\n\r\n", "transfer-encoding: chunked")],
    ["a huge chunk", response("fffffffffffffffff\r\nhello", "transfer-encoding: chunked")],
    ["a folded line", response(BODY, "x: a", " b")],
    ["a NUL", response(BODY, "x: a\0b")],
    ["a head without an end", `HTTP/1.1 200 OK\r\n${"x: y\r\n".repeat(10_000)}`],
    ["interim responses without an end", "HTTP/1.1 102 Processing\r\n\r\n".repeat(10_000)],
    ["a switch of protocols", "HTTP/1.1 101 Switching Protocols\r\n\r\n"],
    ["a redirect", "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"],
    ["broken gzip", response("not gzip", "content-encoding: gzip")],
  ])("is refused: %s", async (_, text) => {
    await using server = await startRawServer({ onRequest: (socket) => void socket.write(text) });
    expect(await server.codeOf()).toBe("SUBGRAPH_INVALID_RESPONSE");
    expect(server.requests).toHaveLength(1);
  });

  it("is never asked again on the same connection", async () => {
    const onRequest = (socket: Socket, number: number): void => void socket.write(number === 1 ? "garbage" : WHOLE);
    await using server = await startRawServer({ onRequest });
    expect(await server.codeOf()).toBe("SUBGRAPH_INVALID_RESPONSE");
    expect(await server.ask()).toEqual(ANSWER);
    expect(server.sockets).toHaveLength(2);
  });

  it("is cut off when its answer unpacks beyond the limit", async () => {
    const packed = gzipSync(`{"data":{"a":"${"x".repeat(200_000)}"}}`);
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`;
    await using server = await startRawServer({
      onRequest: (socket) => void socket.write(Buffer.concat([Buffer.from(head), packed])),
    });
    expect(await server.codeOf()).toBe("RESPONSE_TOO_LARGE");
  });

  it("is cut off when it sends more than the limit in small chunks", async () => {
    const onRequest = (socket: Socket): void => {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      closed = promise;
      socket.once("close", resolve);
      socket.write(response("1\r\na\r\n".repeat(200_000), "transfer-encoding: chunked"));
    };
    let closed: Promise<unknown> | undefined;
    await using server = await startRawServer({ onRequest });
    expect(await server.codeOf()).toBe("RESPONSE_TOO_LARGE");
    await closed;
  });
});

describe("a server that sends bytes of its own accord", () => {
  it("cannot put an answer to the next request behind this one", async () => {
    const onRequest = (socket: Socket, number: number): void => void socket.write(number === 1 ? WHOLE + EVIL : WHOLE);
    await using server = await startRawServer({ onRequest });
    expect(await server.ask()).toEqual(ANSWER);
    expect(await server.ask()).toEqual(ANSWER);
    expect(server.sockets).toHaveLength(2);
  });

  it("loses the connection that it writes to while nobody asks", async () => {
    await using server = await startRawServer({ onRequest: (socket) => void socket.write(WHOLE) });
    expect(await server.ask()).toEqual(ANSWER);
    const [socket] = server.sockets;
    socket?.write(EVIL);
    if (socket) await once(socket, "close");
    expect(await server.ask()).toEqual(ANSWER);
    expect(server.sockets).toHaveLength(2);
  }, 5_000);

  it("is not reused when it answered before it had the whole request", async () => {
    const onConnection = (socket: Socket): void => {
      socket.once("data", () => {
        socket.pause();
        socket.write(WHOLE);
      });
    };
    await using server = await startRawServer({ onConnection });
    const body = JSON.stringify({ query: "x".repeat(20_000_000) });
    expect(await server.ask({ body })).toEqual(ANSWER);
    expect(await server.ask()).toEqual(ANSWER);
    expect(server.sockets).toHaveLength(2);
  });
});

describe("a server that closes early", () => {
  it("is unavailable wherever it stops", async () => {
    const bytes = Buffer.from(response(BODY));
    for (let end = 1; end < bytes.length; end += 1) {
      await using server = await startRawServer({ onRequest: (socket) => void socket.end(bytes.subarray(0, end)) });
      expect(await server.codeOf()).toBe("SUBGRAPH_UNAVAILABLE");
      expect(server.requests).toHaveLength(1);
    }
  });

  it("is unavailable wherever it stops within chunks", async () => {
    const bytes = Buffer.from(response('5\r\n{"dat\r\n0\r\n\r\n', "transfer-encoding: chunked"));
    const bodyAt = bytes.indexOf("\r\n\r\n") + 4;
    for (let end = bodyAt; end < bytes.length; end += 1) {
      await using server = await startRawServer({ onRequest: (socket) => void socket.end(bytes.subarray(0, end)) });
      expect(await server.codeOf()).toBe("SUBGRAPH_UNAVAILABLE");
    }
  });

  it("is asked on a new connection when it had closed a kept one, even if others are kept", async () => {
    let resets = false;
    const onRequest = (socket: Socket): void => {
      const isKept = kept.has(socket);
      kept.add(socket);
      if (resets && isKept) socket.resetAndDestroy();
      else socket.write(WHOLE);
    };
    const kept = new Set<Socket>();
    await using server = await startRawServer({ onRequest });
    await Promise.all([server.ask(), server.ask(), server.ask()]);
    expect(server.sockets).toHaveLength(3);
    resets = true;
    expect(await server.ask()).toEqual(ANSWER);
    expect(server.sockets).toHaveLength(4);
  });

  it("is asked again neither after the first byte nor for a mutation", async () => {
    const onRequest = (socket: Socket, number: number): void =>
      void (number === 1 ? socket.end("H") : socket.resetAndDestroy());
    await using server = await startRawServer({ onRequest });
    expect(await server.codeOf()).toBe("SUBGRAPH_UNAVAILABLE");
    expect(await server.codeOf({ repeatable: false })).toBe("SUBGRAPH_UNAVAILABLE");
    expect(server.requests).toHaveLength(2);
  });

  it("has answered when it closes its half behind the answer", async () => {
    await using server = await startRawServer({ onRequest: (socket) => void socket.end(WHOLE) });
    for (let call = 1; call <= 3; call += 1) expect(await server.ask()).toEqual(ANSWER);
  });

  it("has answered when the end of the connection is the end of the answer", async () => {
    const text = `HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${BODY}`;
    await using server = await startRawServer({ onRequest: (socket) => void socket.end(text) });
    expect(await server.ask()).toEqual(ANSWER);
    expect(await server.ask()).toEqual(ANSWER);
    expect(server.sockets).toHaveLength(2);
  });
});

describe("a server that is slow", () => {
  it.each([1, 7])("answers in pieces of %i bytes", async (size) => {
    const bytes = Buffer.from(
      response(`9\r\n{"data":{\r\n7;x=y\r\n"a":"\u00e9\r\n3\r\n"}}\r\n0\r\nx: y\r\n\r\n`, "transfer-encoding: chunked"),
    );
    await using server = await startRawServer({ onRequest: (socket) => void drip(socket, bytes, size) });
    expect(await server.ask()).toEqual(ANSWER);
    expect(await server.ask()).toEqual(ANSWER);
    expect(server.sockets).toHaveLength(1);
  });

  it.each([
    ["before the first byte", ""],
    ["within the head", "HTTP/1.1 200 OK\r\ncontent-"],
    ["within the body", WHOLE.slice(0, -3)],
    ["within a chunk", response("ff\r\nabc", "transfer-encoding: chunked")],
  ])("loses its connection when time is over %s", async (_, text) => {
    const { promise: closed, resolve } = Promise.withResolvers<unknown>();
    const onRequest = (socket: Socket): void => {
      socket.once("close", resolve);
      socket.write(text);
    };
    await using server = await startRawServer({ onRequest, limits: { subgraphCallMs: 100 } });
    expect(await server.codeOf()).toBe("SUBGRAPH_TIMEOUT");
    await closed;
  });

  it("is asked by so many connections at once and no more", async () => {
    const held: Socket[] = [];
    const { promise: full, resolve } = Promise.withResolvers<void>();
    const onRequest = (socket: Socket, number: number): void => {
      if (number > 128) socket.write(WHOLE);
      else if (held.push(socket) === 128) resolve();
    };
    await using server = await startRawServer({ onRequest });
    const presence = new ClientPresence();
    const calls = Array.from({ length: 150 }, () => server.ask());
    const given = server.ask({}, presence);
    await full;
    presence.leave();
    await expect(given).rejects.toMatchObject({ code: "SUBGRAPH_TIMEOUT" });
    expect(server.requests).toHaveLength(128);
    for (const socket of held) socket.write(WHOLE);
    expect(await Promise.all(calls)).toEqual(calls.map(() => ANSWER));
    expect(server.sockets).toHaveLength(128);
    expect(server.requests).toHaveLength(150);
  });
});

describe("what is sent", () => {
  it("is one head and one body, with a length in bytes", async () => {
    await using server = await startRawServer({ onRequest: (socket) => void socket.write(WHOLE) });
    await server.ask({ body: '"é€"', signer: { sign: async (subgraph) => `${subgraph} a.b` } });
    const [, port] = /host: 127\.0\.0\.1:(\d+)/.exec(server.requests[0] ?? "") ?? [];
    expect(server.requests).toEqual([
      `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
        "accept: application/graphql-response+json, application/json\r\naccept-encoding: identity\r\n" +
        'hub-caller-context: agency a.b\r\ncontent-length: 7\r\n\r\n"é€"',
    ]);
  });

  it.each(["a\r\nevil: b", "a\0", "é"])("is refused when a field would become two: %j", async (context) => {
    await using server = await startRawServer({ onRequest: (socket) => void socket.write(WHOLE) });
    await expect(server.ask({ signer: { sign: async () => context } })).rejects.toMatchObject({ code: "INVARIANT" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("a server that is not there", () => {
  it("is unavailable, and not asked twice", async () => {
    const server = await startRawServer({});
    await server[Symbol.asyncDispose]();
    expect(await server.codeOf()).toBe("SUBGRAPH_UNAVAILABLE");
  });

  it("is found when only one address of its name answers", async () => {
    await using server = await startRawServer({ host: "localhost", onRequest: (socket) => void socket.write(WHOLE) });
    expect(await server.ask()).toEqual(ANSWER);
  });
});
