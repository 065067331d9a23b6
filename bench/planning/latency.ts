/**
 * `node dist/bench/planning/latency.js`: what documents that cannot be planned in time cost everybody else.
 * Asks a gateway for a known document and for light new ones, twice alone, which shows how far two runs differ by
 * chance, and beside an attacker whose every document exceeds its budget, in turns. Out: latencies, with the gateway
 * free to use all cores and with all of its processes on one.
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
/** Pause between two new documents. */
const NEW_PAUSE_MS = 40;
const ATTACKS_AT_ONCE = 4;
const KNOWN = "{ own_a }";

interface Round {
  readonly p50: number;
  readonly p99: number;
  /** Of documents that must be planned. */
  readonly newP50: number;
  readonly newP99: number;
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
let documents = 0;

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
  const plannedMs: number[] = [];
  const askNew = async (): Promise<void> => {
    while (performance.now() < end) {
      documents += 1;
      plannedMs.push(await ask(url, `{ new${documents}: own_a }`));
      await sleep(NEW_PAUSE_MS);
    }
  };
  const asking = askNew();
  const attackers = Array.from({ length: isAttacked ? ATTACKS_AT_ONCE : 0 }, attack);
  while (performance.now() < end) {
    latencies.push(await ask(url, KNOWN));
    await sleep(PAUSE_MS);
  }
  await Promise.all([asking, ...attackers]);
  const [known, planned] = [latencies, plannedMs].map((each) => Float64Array.from(each).sort());
  const [p50, p99, newP50, newP99] = [known, planned].flatMap((sorted = new Float64Array()) => [
    percentile(sorted, 0.5),
    percentile(sorted, 0.99),
  ]) as [number, number, number, number];
  return { p50, p99, newP50, newP99, refused };
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
  const rounds: { alone: Round; attacked: Round; again: Round }[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const alone = await measure(url, false);
    const attacked = await measure(url, true);
    rounds.push({ alone, attacked, again: await measure(url, false) });
  }
  const median = (read: (round: (typeof rounds)[number]) => number): number =>
    percentile(Float64Array.from(rounds.map(read)).sort(), 0.5);
  const row = (name: Exclude<keyof Round, "refused">): string => {
    const [alone, again, attacked] = (["alone", "again", "attacked"] as const).map((when) =>
      median((one) => one[when][name]).toFixed(2),
    );
    return `  ${name.padEnd(6)} alone ${alone}, again ${again}, attacked ${attacked} ms\n`;
  };
  const rows = (["p50", "p99", "newP50", "newP99"] as const).map(row);
  return `cores ${cores}: ${median((one) => one.attacked.refused)} refused a round\n${rows.join("")}`;
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
