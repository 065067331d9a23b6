/**
 * `node dist/bench/planning/latency.js`: what documents that cannot be planned in time cost everybody else.
 * Asks a gateway for a known document, alone and beside an attacker whose every document exceeds its budget, in
 * turns. Out: latencies of the known document and their ratio, with the gateway free to use all cores and with all
 * of its processes on one.
 */
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";
import { HEADERS, percentile } from "../load/load";
import { freePort, run, type Running } from "../load/running";
import { costlySupergraph, doublingDocument } from "./costly-plans";

const ROUNDS = 6;
const ROUND_MS = 3_000;
/** Pause between two requests: a gateway that is busy, not one that is overloaded. */
const PAUSE_MS = 2;
const ATTACKS_AT_ONCE = 4;
const KNOWN = "{ own_a }";

interface Round {
  readonly p50: number;
  readonly p99: number;
  readonly refused: number;
}

const dispatcher = new Agent({ connections: 64 });

async function ask(url: string, query: string): Promise<number> {
  const sentAt = performance.now();
  const body = JSON.stringify({ query });
  const response = await request(url, { dispatcher, method: "POST", headers: HEADERS, body });
  await response.body.dump();
  return performance.now() - sentAt;
}

let attacks = 0;

/** Every document is new, so that none is refused from memory. */
function nextAttack(): string {
  attacks += 1;
  return doublingDocument(5).replace("{ root", `{ n${attacks}: root`);
}

async function measure(url: string, isAttacked: boolean): Promise<Round> {
  const end = performance.now() + ROUND_MS;
  const latencies: number[] = [];
  let refused = 0;
  const attack = async (): Promise<void> => {
    while (performance.now() < end) {
      await ask(url, nextAttack());
      refused += 1;
    }
  };
  const attackers = Array.from({ length: isAttacked ? ATTACKS_AT_ONCE : 0 }, attack);
  while (performance.now() < end) {
    latencies.push(await ask(url, KNOWN));
    await sleep(PAUSE_MS);
  }
  await Promise.all(attackers);
  const sorted = Float64Array.from(latencies).sort();
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), refused };
}

async function untilServing(url: string, { pid }: Running): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if ((await ask(url, KNOWN).catch(() => undefined)) !== undefined) return;
    await sleep(50);
  }
  throw new Error(`The gateway, process ${pid}, does not serve.`);
}

async function compare(supergraph: string, cores: string): Promise<string> {
  const port = await freePort();
  const environment = { PORT: String(port), SUPERGRAPH: supergraph, LOG_LEVEL: "silent" };
  await using gateway = run({
    command: [join(__dirname, "../../cli/hub.js"), "start", "gateway"],
    environment,
    core: cores,
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  await untilServing(url, gateway);
  await measure(url, false);
  const rounds: { alone: Round; attacked: Round }[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    rounds.push({ alone: await measure(url, false), attacked: await measure(url, true) });
  }
  const median = (read: (round: (typeof rounds)[number]) => number): number =>
    percentile(Float64Array.from(rounds.map(read)).sort(), 0.5);
  const row = (name: "p50" | "p99"): string => {
    const [alone, attacked] = [median((one) => one.alone[name]), median((one) => one.attacked[name])];
    return `${name} ${alone.toFixed(2)} → ${attacked.toFixed(2)} ms (× ${(attacked / alone).toFixed(2)})`;
  };
  return `cores ${cores}: ${row("p50")}, ${row("p99")}, ${median((one) => one.attacked.refused)} refused a round\n`;
}

async function main(): Promise<void> {
  const subgraph = createServer((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(200, { "content-type": "application/json" }).end('{"data":{"own_a":1}}');
  }).listen(0, "127.0.0.1");
  await once(subgraph, "listening");
  const directory = await mkdtemp(join(tmpdir(), "hub-planning-"));
  const supergraph = join(directory, "supergraph.graphql");
  await writeFile(supergraph, costlySupergraph(`http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`));
  for (const cores of [`0-${availableParallelism() - 1}`, "0"]) {
    process.stdout.write(await compare(supergraph, cores));
  }
  await rm(directory, { recursive: true });
  await dispatcher.close();
  subgraph.close();
}

void main();
