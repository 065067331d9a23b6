import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { processIdentity } from "../../cli/process-identity";
import { type HubProcess, runHub, spawnHub } from "../fixture/hub-command";
import { type TemporaryDirectory, temporaryDirectory } from "../fixture/temporary-directory";
import { composeSdl } from "../gateway/fixture/federation";
import { startSubgraph, type SubgraphServer } from "../gateway/fixture/subgraph-server";

interface ServingLine {
  readonly pid: number;
  readonly url: string;
  readonly prepared: number;
}

/** A gateway with two workers, and what its workers log when they begin to serve. */
class Cluster {
  readonly serving: ServingLine[] = [];
  readonly process: HubProcess;
  #wake: () => void = () => undefined;

  constructor(supergraph: string) {
    const env = { HUB_WORKERS: "2", PLANNING_PROCESSES: "1", PORT: "0", SUPERGRAPH: supergraph, LOG_LEVEL: "info" };
    this.process = spawnHub(["start", "gateway"], env);
    for (const stream of [this.process.stdout, this.process.stderr]) {
      createInterface({ input: stream }).on("line", (line) => this.#read(line));
    }
  }

  async untilServing(count: number): Promise<ServingLine> {
    while (this.serving.length < count) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.serving[count - 1] as ServingLine;
  }

  #read(line: string): void {
    if (!line.includes("The gateway serves.")) return;
    this.serving.push(JSON.parse(line) as ServingLine);
    this.#wake();
  }
}

async function gone(pids: readonly number[]): Promise<void> {
  while (pids.some((pid) => processIdentity(pid) !== undefined)) await new Promise(setImmediate);
}

async function ask(url: string, query: string): Promise<unknown> {
  const body = JSON.stringify({ query });
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  return response.json();
}

describe("hub start gateway with HUB_WORKERS=2", () => {
  let place: TemporaryDirectory;
  let subgraph: SubgraphServer;
  let supergraph: string;
  let hub: Cluster;

  beforeAll(async () => {
    place = temporaryDirectory();
    supergraph = join(place.path, "supergraph.graphql");
    subgraph = await startSubgraph({ name: "a", sdl: "type Query { n: Int }", resolvers: { Query: { n: () => 1 } } });
    writeFileSync(supergraph, composeSdl([subgraph]));
    hub = new Cluster(supergraph);
    await hub.untilServing(2);
  });

  afterAll(async () => {
    hub.process.kill("SIGKILL");
    await gone(hub.serving.map(({ pid }) => pid));
    await subgraph[Symbol.asyncDispose]();
    place[Symbol.dispose]();
  });

  it("serves one address from two processes", async () => {
    const [first, second] = hub.serving;
    expect(second?.url).toBe(first?.url);
    expect(new Set([first?.pid, second?.pid, hub.process.pid]).size).toBe(3);
    expect(await ask(first?.url ?? "", "{ n }")).toEqual({ data: { n: 1 } });
  });

  it("replaces a worker that is killed, and fails at most what was in flight", async () => {
    const [{ pid, url } = { pid: 0, url: "" }] = hub.serving;
    for (let index = 0; index < 20; index += 1) await ask(url, `{ n${index % 4}: n }`);
    let failures = 0;
    const askers = Array.from({ length: 4 }, async () => {
      while (hub.serving.length < 3) await ask(url, "{ n }").catch(() => (failures += 1));
    });
    process.kill(pid, "SIGKILL");
    const replaced = await hub.untilServing(3);
    await Promise.all(askers);
    expect(failures).toBeLessThanOrEqual(askers.length);
    expect(replaced.url).toBe(url);
    expect(replaced.prepared).toBeGreaterThan(0);
    expect(await ask(url, "{ n }")).toEqual({ data: { n: 1 } });
  });

  it("ends all workers on SIGTERM, and then itself with 0", async () => {
    hub.process.kill("SIGTERM");
    expect(await once(hub.process, "exit")).toEqual([0, null]);
    await gone(hub.serving.map(({ pid }) => pid));
    await expect(fetch(hub.serving[0]?.url ?? "")).rejects.toThrow("fetch failed");
  });

  it("leaves no worker behind when it is killed itself", async () => {
    const other = new Cluster(supergraph);
    await other.untilServing(2);
    other.process.kill("SIGKILL");
    await gone(other.serving.map(({ pid }) => pid));
    expect(other.serving).toHaveLength(2);
  });

  it("says what keeps its workers from starting", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const env = { HUB_WORKERS: "2", PORT: String(port), SUPERGRAPH: supergraph };
    const { code, stderr } = await runHub(["start", "gateway"], env);
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use.`);
    taken.close();
  });
});
