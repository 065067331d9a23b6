/**
 * `npm run bench:workers`: how the gateway's throughput grows with `HUB_WORKERS`, on all cores of this machine, which it
 * shares with the subgraphs and the load. Output: a Markdown table, or JSON with `--json`.
 */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { HEADERS, applyLoad, percentile } from "../load/load";
import { freePort, run } from "../load/running";
import { untilReady } from "../load/until-ready";
import { startShop } from "../shop/shop";
import { WORKLOADS, type Workload } from "../workloads";

interface Result {
  readonly workload: string;
  readonly workers: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const MEASURED: ReadonlySet<string> = new Set(["heavy", "long", "cold"]);
const WARM_UP_MS = 3_000;
const ALL_CORES = `0-${availableParallelism() - 1}`;

async function measure(workload: Workload, workers: number, roundMs: number): Promise<Result> {
  await using shop = await startShop(availableParallelism() - 1);
  const port = await freePort();
  const environment = {
    PORT: String(port),
    SUPERGRAPH: shop.supergraphFile,
    HUB_WORKERS: String(workers),
    LOG_LEVEL: "error",
  };
  const command = [join(__dirname, "../../cli/hub.js"), "start", "gateway"];
  await using processes = new AsyncDisposableStack();
  processes.use(run({ command, environment, core: ALL_CORES }));
  const url = `http://127.0.0.1:${port}/graphql`;
  await untilReady(url, `The gateway with ${workers} workers`);
  await applyLoad({ url, headers: HEADERS, workload, durationMs: WARM_UP_MS, offset: 0 });
  const { requests, seconds, latenciesMs } = await applyLoad({
    url,
    headers: HEADERS,
    workload,
    durationMs: roundMs,
    offset: 1_000_000,
  });
  return {
    workload: workload.name,
    workers,
    requestsPerSecond: requests / seconds,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
  };
}

function table(results: readonly Result[]): string {
  const rows = results.map(({ workload, workers, requestsPerSecond, p50Ms, p99Ms }) => {
    const alone = results.find((other) => other.workload === workload)?.requestsPerSecond ?? Number.NaN;
    const ratio = (requestsPerSecond / alone).toFixed(2);
    return `| ${workload} | ${workers} | ${requestsPerSecond.toFixed(0)} | ${ratio} | ${p50Ms.toFixed(1)} | ${p99Ms.toFixed(1)} |\n`;
  });
  return `| workload | workers | requests/s | × one | p50 ms | p99 ms |\n| --- | --: | --: | --: | --: | --: |\n${rows.join("")}`;
}

async function bench(options: { readonly workers: string; readonly seconds: string; readonly json?: boolean }) {
  const results: Result[] = [];
  for (const workload of WORKLOADS.filter(({ name }) => MEASURED.has(name))) {
    for (const workers of options.workers.split(",").map(Number)) {
      process.stderr.write(`${workload.name}, ${workers} workers\n`);
      results.push(await measure(workload, workers, Number(options.seconds) * 1_000));
    }
  }
  const conditions = { node: process.version, cores: availableParallelism() };
  process.stdout.write(
    options.json === true ? `${JSON.stringify({ conditions, results }, null, 2)}\n` : table(results),
  );
}

void new Command("bench:workers")
  .description("Measures the gateway's throughput with several workers.")
  .option("--workers <numbers>", "how many, with commas between them", "1,2")
  .option("--seconds <n>", "length of a round", "5")
  .option("--json", "print JSON")
  .action(bench)
  .parseAsync();
