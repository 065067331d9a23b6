/**
 * `npm run bench`: our gateway beside its peers and the floor, in one run on one machine.
 * Installs the peers on first use. Output: a Markdown table, or JSON with `--json`; progress on standard error.
 */
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { chart } from "./chart";
import { GATEWAYS, type Gateway } from "./gateways";
import { type Measurement, measureWorkload } from "./measure";
import { reportTable } from "./report";
import type { Federation } from "./federation";
import { startQuestions } from "./questions/questions";
import { startShop } from "./shop/shop";
import { WORKLOADS, type Workload } from "./workloads";

const PEERS = join(__dirname, "../../bench/peers");
const LOAD_CORE = 1;

interface Options {
  readonly json?: boolean;
  readonly chart?: string;
  readonly workloads?: string;
  readonly gateways?: string;
  readonly processes: string;
  readonly rounds: string;
  readonly seconds: string;
}

function installPeers(): void {
  if (existsSync(join(PEERS, "node_modules"))) return;
  process.stderr.write("Installing the peers once …\n");
  execFileSync("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund"], {
    cwd: PEERS,
    stdio: ["ignore", 2, 2],
  });
}

function chosen<T extends { readonly name: string }>(all: readonly T[], names: string | undefined): readonly T[] {
  if (names === undefined) return all;
  const wanted = names.split(",");
  const unknown = wanted.find((name) => !all.some((one) => one.name === name));
  if (unknown !== undefined)
    throw new Error(`Unknown name ${unknown}; there are ${all.map((one) => one.name).join(", ")}.`);
  return all.filter((one) => wanted.includes(one.name));
}

const START = { shop: startShop, questions: startQuestions } as const;

function able(gateways: readonly Gateway[], workload: Workload): readonly Gateway[] {
  return workload.federation === "shop" ? gateways : gateways.filter(({ isFederation1 = false }) => !isFederation1);
}

async function bench(options: Options): Promise<void> {
  const workloads = chosen(WORKLOADS, options.workloads);
  const gateways = chosen(GATEWAYS, options.gateways);
  installPeers();
  const measurements: Measurement[] = [];
  for (const workload of workloads) {
    await using federation: Federation = await START[workload.federation](LOAD_CORE);
    const roundMs = Number(options.seconds) * 1_000;
    measurements.push(
      ...(await measureWorkload(
        { federation, gateways: able(gateways, workload), workload },
        {
          processes: Number(options.processes),
          rounds: Number(options.rounds),
          roundMs,
          warmUpMs: roundMs,
          onProgress: (line) => process.stderr.write(`${line}\n`),
        },
      )),
    );
  }
  const conditions = {
    node: process.version,
    processes: Number(options.processes),
    rounds: Number(options.rounds),
    secondsPerRound: Number(options.seconds),
  };
  if (options.chart !== undefined) writeFileSync(options.chart, chart(measurements));
  process.stdout.write(
    options.json === true ? `${JSON.stringify({ conditions, measurements }, null, 2)}\n` : reportTable(measurements),
  );
}

void new Command("bench")
  .description("Measures the gateway beside its peers: CPU per request, requests per second, latencies, memory.")
  .option("--workloads <names>", `some of ${WORKLOADS.map((one) => one.name).join(",")}`)
  .option("--gateways <names>", `some of ${GATEWAYS.map((one) => one.name).join(",")}; keep hub first`)
  .option("--processes <n>", "processes per gateway, loaded in turns", "1")
  .option("--rounds <n>", "rounds per process, of which the median counts", "5")
  .option("--seconds <n>", "length of a round", "3")
  .option("--chart <file>", "write a picture of the CPU ratios, as SVG")
  .option("--json", "print JSON")
  .action(bench)
  .parseAsync();
