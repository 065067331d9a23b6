/**
 * `node dist/bench/planning/latency.js --help`: what documents that cannot be planned in time cost everybody else.
 * Short windows alone, beside an attack, and alone again take turns, so that slow changes of the machine fall on all of
 * them alike. Questions come at a constant rate from a process of their own, attacks from another.
 * Out: latencies, their ratio with its interval, and the same ratio of windows alone, which shows what is chance.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Agent } from "undici";
import { freePort, run } from "../load/running";
import { ask, KNOWN_DOCUMENT } from "./ask";
import type { AttackWindow } from "./attacker";
import { compareWindows, type Comparison, type Round } from "./compare-windows";
import { costlySupergraph } from "./costly-plans";
import type { LoadWindow, WindowLatencies } from "./open-load";

const HELP = `node dist/bench/planning/latency.js [options]
  --rounds <number>     rounds of three windows (40)
  --window-ms <number>  length of a window (2000)
  --rate <number>       known documents a second (200)
  --new-rate <number>   new documents a second (20)
  --attackers <number>  documents of the attack at once (4)
  --cores <list>        cores of the gateway and its planning processes (all)
  --json                figures as JSON
`;

/** Before each window: what an attack left in the planning processes ends, one that begins is under way. */
const SETTLE_MS = 600;
const SHARES = [0.5, 0.99];
/** Windows of each kind that are not counted: code and connections get warm. */
const WARM_ROUNDS = 1;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "40" },
    "window-ms": { type: "string", default: "2000" },
    rate: { type: "string", default: "200" },
    "new-rate": { type: "string", default: "20" },
    attackers: { type: "string", default: "4" },
    cores: { type: "string", default: `0-${availableParallelism() - 1}` },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function answerOf<Answer>(child: ChildProcess, message: LoadWindow | AttackWindow): Promise<Answer> {
  child.send(message);
  const [answer] = (await once(child, "message")) as [Answer];
  return answer;
}

interface Measured extends WindowLatencies {
  readonly refused: number;
}

class Windows implements Disposable {
  readonly #load = fork(join(__dirname, "open-load.js"));
  readonly #attacker = fork(join(__dirname, "attacker.js"));
  readonly #window: LoadWindow;

  constructor(url: string) {
    const durationMs = Number(values["window-ms"]);
    this.#window = { url, durationMs, rate: Number(values.rate), newRate: Number(values["new-rate"]) };
  }

  async measure(isAttacked: boolean): Promise<Measured> {
    const { url, durationMs } = this.#window;
    const window = { url, durationMs: durationMs + SETTLE_MS, atOnce: Number(values.attackers) };
    const attack = isAttacked ? answerOf<number>(this.#attacker, window) : Promise.resolve(0);
    await sleep(SETTLE_MS);
    const latencies = await answerOf<WindowLatencies>(this.#load, this.#window);
    return { ...latencies, refused: await attack };
  }

  [Symbol.dispose](): void {
    this.#load.disconnect();
    this.#attacker.disconnect();
  }
}

interface Findings {
  readonly known: readonly Comparison[];
  readonly planned: readonly Comparison[];
  readonly refused: number;
  /** Questions without an answer, alone and attacked. */
  readonly failures: readonly [number, number];
}

async function measureRounds(windows: Windows): Promise<Findings> {
  const rounds: { known: Round; planned: Round }[] = [];
  let refused = 0;
  const failures: [number, number] = [0, 0];
  const count = Number(values.rounds);
  for (let index = -WARM_ROUNDS; index < count; index += 1) {
    const before = await windows.measure(false);
    const attacked = await windows.measure(true);
    const after = await windows.measure(false);
    process.stderr.write(`\rround ${index + 1} of ${count}, ${attacked.refused} refused  `);
    if (index < 0) continue;
    const [first, second] = index % 2 === 0 ? [before, after] : [after, before];
    const of = (kind: "known" | "planned") => ({
      first: first[kind],
      second: second[kind],
      attacked: attacked[kind],
    });
    rounds.push({ known: of("known"), planned: of("planned") });
    refused += attacked.refused;
    failures[0] += before.failures + after.failures;
    failures[1] += attacked.failures;
  }
  process.stderr.write("\n");
  const compare = (kind: "known" | "planned") =>
    SHARES.map((share) =>
      compareWindows(
        rounds.map((round) => round[kind]),
        share,
      ),
    );
  return { known: compare("known"), planned: compare("planned"), refused, failures };
}

function lineOf(kind: string, { share, aloneMs, attackedMs, attack, control }: Comparison): string {
  const [ratio, chance] = [attack, control].map(
    (one) => `${one.ratio.toFixed(2)} (${one.low.toFixed(2)} to ${one.high.toFixed(2)})`,
  );
  const times = `alone ${aloneMs.toFixed(2)} ms, attacked ${attackedMs.toFixed(2)} ms`;
  return `${kind} p${share * 100}: ${times}, ratio ${ratio}; alone to alone ${chance}\n`;
}

function report(findings: Findings): string {
  if (values.json) return `${JSON.stringify({ options: values, ...findings })}\n`;
  const lines = (["known", "planned"] as const).flatMap((kind) => findings[kind].map((one) => lineOf(kind, one)));
  const [alone, attacked] = findings.failures;
  return `${lines.join("")}${findings.refused} attacks refused; ${alone} questions failed alone, ${attacked} attacked\n`;
}

async function untilServing(url: string): Promise<void> {
  const dispatcher = new Agent();
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await ask(dispatcher, url, KNOWN_DOCUMENT)) return await dispatcher.close();
    await sleep(50);
  }
  throw new Error("The gateway does not serve.");
}

async function measureGateway(supergraph: string): Promise<Findings> {
  const port = await freePort();
  await using gateway = run({
    command: [join(__dirname, "../../cli/hub.js"), "start", "gateway"],
    environment: { PORT: String(port), SUPERGRAPH: supergraph, LOG_LEVEL: "silent" },
    core: values.cores,
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  await untilServing(url);
  process.stderr.write(`gateway, process ${gateway.pid}, on cores ${values.cores}\n`);
  using windows = new Windows(url);
  return await measureRounds(windows);
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  const subgraph = createServer((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(200, { "content-type": "application/json" }).end('{"data":{"own_a":1}}');
  }).listen(0, "127.0.0.1");
  await once(subgraph, "listening");
  const directory = await mkdtemp(join(tmpdir(), "hub-planning-"));
  const supergraph = join(directory, "supergraph.graphql");
  await writeFile(supergraph, costlySupergraph(`http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`));
  try {
    process.stdout.write(report(await measureGateway(supergraph)));
  } finally {
    await rm(directory, { recursive: true });
    subgraph.close();
  }
}

void main();
