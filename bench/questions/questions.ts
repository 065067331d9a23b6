/**
 * The hub's own twelve questions as a workload: a whole hub on a database of its own, its subgraphs' answers
 * remembered in front of it. In: a core. Out: what every gateway is given.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { keyPaths } from "../../cli/identity/hub-keys";
import { type Federation, startFederation } from "../federation";

const REPOSITORY = join(__dirname, "../../..");
const SUBGRAPH_LINE = /^ {2}(\w+) +(http\S+\/graphql)$/;
const LAST_LINE = "Ctrl-C stops everything";

interface StartedHub extends AsyncDisposable {
  /** URLs by subgraph name. */
  readonly urls: Readonly<Record<string, string>>;
  /** Path of its gateway's private key. */
  readonly signingKey: string;
}

export async function startQuestions(core: number): Promise<Federation> {
  const hub = await startHub();
  const names = Object.keys(hub.urls).filter((name) => name !== "gateway");
  const sdl = Object.fromEntries(
    names.map((name) => [
      name,
      unprotected(readFileSync(join(REPOSITORY, `schema/subgraphs/${name}.graphql`), "utf8")),
    ]),
  );
  const environment = { UPSTREAMS: JSON.stringify(hub.urls), GATEWAY_SIGNING_KEY: hub.signingKey };
  const server = { command: [join(__dirname, "questions-server.js")], environment, core };
  const federation = await startFederation({ server, sdl, asFederation1: (_, text) => text });
  return {
    ...federation,
    async [Symbol.asyncDispose]() {
      await federation[Symbol.asyncDispose]();
      await hub[Symbol.asyncDispose]();
    },
  };
}

/** Without what fields require of callers: @apollo/gateway refuses any graph that says so. */
function unprotected(sdl: string): string {
  return sdl.replaceAll(/ @authenticated\b| @policy\(policies: \[\[[^\]]*\]\]\)|, "@(?:authenticated|policy)"/g, "");
}

async function startHub(): Promise<StartedHub> {
  const home = mkdtempSync(join(tmpdir(), "hub-bench-data-"));
  chmodSync(home, 0o711); // PostgreSQL runs as another user where we are root.
  const child = spawn(process.execPath, [join(REPOSITORY, "dist/cli/hub.js"), "start"], {
    env: { ...process.env, PORT: "0", HUB_DATA_DIR: join(home, "data") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const urls: Record<string, string> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, url] = SUBGRAPH_LINE.exec(line) ?? [];
    if (name !== undefined && url !== undefined) urls[name] = url;
    if (line.startsWith(LAST_LINE)) break;
  }
  return {
    urls,
    signingKey: keyPaths(join(home, "data", "keys")).gatewayPrivate,
    async [Symbol.asyncDispose]() {
      child.kill("SIGINT");
      await once(child, "exit");
      rmSync(home, { recursive: true, force: true });
    },
  };
}
