/**
 * Subgraphs as one HTTP process, a path each. Each distinct request is answered once by `answer` and from memory
 * afterwards, so that what is measured is the gateway. Prints `{"port":N}` when it listens.
 * In: who answers. Out: nothing; it serves until it is killed.
 */
import { createHash } from "node:crypto";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** @param path `/accounts` */
export type Answer = (path: string, body: string) => Promise<string>;

/** One call of a gateway. */
export interface RecordedCall {
  readonly path: string;
  readonly body: string;
}

/** Answers remembered; cold workloads send a new document each time. */
const MAXIMUM_REMEMBERED = 2_000;
/** Calls since the last `GET /recorded`, from which the floor is built. */
const MAXIMUM_RECORDED = 100;

export function serveReplayed(answer: Answer): void {
  const remembered = new Map<string, Promise<Buffer>>();
  let recorded: RecordedCall[] = [];

  function replay(path: string, body: string): Promise<Buffer> {
    const key = `${path}\n${createHash("sha1").update(body).digest("base64")}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const fresh = answer(path, body).then((text) => Buffer.from(text));
    if (remembered.size >= MAXIMUM_REMEMBERED) remembered.clear();
    remembered.set(key, fresh);
    return fresh;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const path = request.url ?? "/";
    if (path === "/recorded") {
      response.end(JSON.stringify(recorded));
      recorded = [];
      return;
    }
    const body = Buffer.concat(chunks).toString("utf8");
    if (recorded.length < MAXIMUM_RECORDED) recorded.push({ path, body });
    const text = await replay(path, body);
    response.writeHead(200, { "content-type": "application/json", "content-length": text.length });
    response.end(text);
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => void handle(request, response));
  server.listen(0, "127.0.0.1", () => {
    process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
  });
}
