/**
 * One subgraph's server, of this build or of another, in a process of its own, asked by keep-alive connections.
 * In: the build's folder, agency, database. Out: CPU per request of that process, and its answers.
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request as send } from "undici";
import { keepHubKeys } from "../../cli/identity/hub-keys";
import { ANONYMOUS } from "../../common/caller";
import { CALLER_CONTEXT_HEADER } from "../../common/caller-context";
import type { SubgraphName } from "../../common/subgraph-names";
import { ContextSigner, readSigningKey } from "../../gateway/access/context-signer";
import type { CallSigner } from "../../gateway/fetch/subgraph-call";
import { cpuMs } from "../load/process-usage";
import { freePort, run } from "../load/running";

export interface Build {
  readonly name: string;
  /** Folder of the compiled hub, `dist`. */
  readonly folder: string;
}

export interface Candidate extends AsyncDisposable {
  readonly build: Build;
  /** @returns the body of an answer */
  ask(body: string): Promise<string>;
  /** CPU milliseconds per request of the server's process, over that many requests. */
  measure(body: string, requests: number): Promise<number>;
}

export interface CandidateOptions {
  readonly build: Build;
  readonly agency: SubgraphName;
  readonly databaseUrl: string;
  readonly core: number;
}

const CONNECTIONS = 2;
const READY_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

export async function startCandidate({ build, agency, databaseUrl, core }: CandidateOptions): Promise<Candidate> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "hub-bench-keys-"));
  const keys = keepHubKeys(folder, false);
  const calls = callsOf(keys.gatewayPrivate);
  const environment = {
    DATABASE_URL: databaseUrl,
    GATEWAY_PUBLIC_KEY: keys.gatewayPublic,
    HOST: "127.0.0.1",
    PORT: String(port),
    LOG_LEVEL: "error",
  };
  const process = run({ command: [join(build.folder, "cli/hub.js"), "start", agency], environment, core });
  const origin = `http://127.0.0.1:${port}`;
  const dispatcher = new Agent({ connections: CONNECTIONS, pipelining: 1 });
  await untilReady(`${origin}/health/ready`);
  const ask = async (body: string): Promise<string> => {
    const headers = { "content-type": "application/json", [CALLER_CONTEXT_HEADER]: await calls.sign(agency, body) };
    const response = await send(`${origin}/graphql`, { dispatcher, method: "POST", headers, body });
    return response.body.text();
  };
  return {
    build,
    ask,
    async measure(body, requests) {
      const before = cpuMs(process.pid);
      let left = requests;
      const connection = async (): Promise<void> => {
        while ((left -= 1) >= 0) await ask(body);
      };
      await Promise.all(Array.from({ length: CONNECTIONS }, connection));
      return (cpuMs(process.pid) - before) / requests;
    },
    async [Symbol.asyncDispose]() {
      await dispatcher.close();
      await process[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Signs as the gateway does for the public; builds that know no signatures do not look at it. */
function callsOf(keyFile: string): CallSigner {
  const signer = new ContextSigner(readSigningKey(keyFile));
  return signer.of({ caller: ANONYMOUS, purpose: null, operation: "bench", correlationId: randomUUID() });
}

async function untilReady(url: string): Promise<void> {
  const end = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < end) {
    const status = await send(url).then(
      async ({ statusCode, body }) => (await body.dump(), statusCode),
      () => 0,
    );
    if (status === 200) return;
    await sleep(POLL_MS);
  }
  throw new Error(`No subgraph answered at ${url} within ${READY_TIMEOUT_MS} ms.`);
}
