import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type ServerResponse } from "node:http";
import { ConnectionPool } from "../../../../gateway/fetch/http1/connection-pool";
import type { Exchange } from "../../../../gateway/fetch/http1/exchange";

interface Asked {
  readonly exchange: Exchange;
  /** The body, or the error. */
  readonly outcome: Promise<string>;
}

function ask(onReceive?: () => void): Asked {
  const { promise: outcome, resolve } = Promise.withResolvers<string>();
  const exchange: Exchange = {
    connection: undefined,
    maxBodyBytes: 1_000,
    write: () => ({ text: "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n", encoding: "latin1" }),
    receive: ({ body }) => {
      resolve(body.toString());
      onReceive?.();
    },
    fail: (error) => resolve(error.message),
  };
  return { exchange, outcome };
}

interface Served extends AsyncDisposable {
  readonly pool: ConnectionPool;
  /** Ports of the clients that asked, in order. */
  readonly ports: (number | undefined)[];
}

async function serve(answer: (response: ServerResponse, number: number) => void): Promise<Served> {
  const ports: (number | undefined)[] = [];
  const server = createServer((request, response) => {
    ports.push(request.socket.remotePort);
    answer(response, ports.length);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const pool = new ConnectionPool(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
  return {
    pool,
    ports,
    [Symbol.asyncDispose]: async () => {
      await pool.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

describe("ConnectionPool", () => {
  it("leaves a connection alone that carries another exchange than the one abandoned", async () => {
    await using served = await serve((response, number) => void response.end(String(number)));
    const { pool, ports } = served;
    const second = ask();
    const first = ask(() => {
      pool.send(second.exchange);
      pool.abandon(first.exchange);
    });
    pool.send(first.exchange);
    expect(await first.outcome).toBe("1");
    expect(await second.outcome).toBe("2");
    expect(new Set(ports).size).toBe(1);
  });

  it("takes the connection that was used last", async () => {
    const waiting: ServerResponse[] = [];
    await using served = await serve((response, number) => {
      if (number > 2) response.end();
      else if (waiting.push(response) === 2) waiting[1]?.end();
    });
    const { pool, ports } = served;
    const [first, second] = [ask(() => undefined), ask(() => waiting[0]?.end())];
    for (const { exchange } of [first, second]) pool.send(exchange);
    await Promise.all([first.outcome, second.outcome]);
    const third = ask();
    pool.send(third.exchange);
    await third.outcome;
    expect(ports[2]).toBe(ports[0]);
  });

  it("keeps no connection that the server gives up within a second", async () => {
    await using served = await serve((response) => void response.setHeader("keep-alive", "timeout=1").end());
    for (let call = 1; call <= 2; call += 1) {
      const { exchange, outcome } = ask();
      served.pool.send(exchange);
      await outcome;
    }
    expect(new Set(served.ports).size).toBe(2);
  });

  it("waits, when it closes, for what is under way and for what waits", async () => {
    const responses: ServerResponse[] = [];
    await using served = await serve((response) => {
      responses.push(response);
      if (responses.length === 1) void closing.then(() => response.end("late"));
      else response.end("later");
    });
    const { promise: closing, resolve } = Promise.withResolvers<void>();
    const { exchange, outcome } = ask();
    served.pool.send(exchange);
    const closed = served.pool.close();
    resolve();
    await closed;
    expect(await outcome).toBe("late");
  });
});
