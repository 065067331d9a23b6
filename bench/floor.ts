/**
 * The floor: what a gateway costs that knows everything beforehand. For each request it sends the upstream calls of a
 * recorded one with their canned bodies, reads the answers without looking at them, and sends a canned answer.
 * In: `FLOOR` names a file with calls and answer. Prints one line when it listens.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Agent } from "undici";

interface Recording {
  readonly calls: readonly { readonly origin: string; readonly path: string; readonly body: string }[];
  readonly answer: string;
}

const UPSTREAM_CONNECTIONS = 64;
const recording = JSON.parse(readFileSync(process.env.FLOOR ?? "", "utf8")) as Recording;
const agent = new Agent({ connections: UPSTREAM_CONNECTIONS });
const headers = { "content-type": "application/json" };

async function call({ origin, path, body }: Recording["calls"][number]): Promise<void> {
  return new Promise((resolve, reject) => {
    agent.dispatch(
      { origin, path, method: "POST", headers, body },
      {
        onRequestStart() {},
        onResponseStart() {},
        onResponseData() {},
        onResponseEnd: () => resolve(),
        onResponseError: (_, error) => reject(error),
      },
    );
  });
}

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    void Promise.all(recording.calls.map(call)).then(() => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(recording.answer);
    });
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write('{"ready":true}\n'));
