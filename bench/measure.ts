/**
 * Measures gateways side by side: all run at once, one is loaded at a time, in turns, so that a noisy machine is
 * noisy to all of them alike. In: gateways and workloads. Out: one row per pair.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { request as send } from "undici";
import type { Federation } from "./federation";
import type { Gateway } from "./gateways";
import { canonicalAnswer } from "./load/canonical";
import { HEADERS, applyLoad, percentile } from "./load/load";
import { cpuMs, peakMemoryMiB } from "./load/process-usage";
import type { RecordedCall } from "./load/replay-server";
import { type Running, freePort, run } from "./load/running";
import { untilReady } from "./load/until-ready";
import type { Workload } from "./workloads";

/** One gateway under one workload. CPU is the gateway's process alone. */
export interface Measurement {
  readonly workload: string;
  readonly gateway: string;
  readonly cpuMsPerRequest: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly peakMemoryMiB: number;
  readonly failures: number;
  /** Whether the answer equals ours. */
  readonly sameAnswer: boolean;
}

export interface MeasureOptions {
  /** Of each gateway: what is compiled when differs between processes, and with it CPU by a tenth and more. */
  readonly processes: number;
  /** Of each process; all of a gateway's rounds count alike. */
  readonly rounds: number;
  readonly roundMs: number;
  readonly warmUpMs: number;
  readonly onProgress: (line: string) => void;
}

interface Candidate extends AsyncDisposable {
  readonly gateway: Gateway;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly process: Running;
}

interface Round {
  readonly cpuMsPerRequest: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failures: number;
}

const GATEWAY_CORE = 0;

/** All gateways under one workload; each gets processes of its own that live through all rounds. */
export async function measureWorkload(
  parts: { readonly federation: Federation; readonly gateways: readonly Gateway[]; readonly workload: Workload },
  options: MeasureOptions,
): Promise<Measurement[]> {
  await using stack = new AsyncDisposableStack();
  const candidates: Candidate[] = [];
  for (const gateway of Array.from({ length: options.processes }, () => parts.gateways).flat()) {
    options.onProgress(`${parts.workload.name}: starting ${gateway.name}`);
    const candidate = await start(gateway, parts.federation, parts.workload);
    candidates.push(stack.use(candidate));
    if (gateway.name === "hub") await recordFloor(candidate, parts.federation, parts.workload);
  }
  const answers = new Map<string, string>();
  for (const candidate of candidates) answers.set(candidate.gateway.name, await answerOf(candidate, parts.workload));
  const rounds = new Map<string, Round[]>(candidates.map(({ gateway }) => [gateway.name, []]));
  let offset = 1_000;
  for (let round = 0; round <= options.rounds; round += 1) {
    for (const candidate of candidates) {
      options.onProgress(`${parts.workload.name}: ${candidate.gateway.name}, round ${round} of ${options.rounds}`);
      const durationMs = round === 0 ? options.warmUpMs : options.roundMs;
      const result = await measureRound(candidate, { workload: parts.workload, durationMs, offset });
      offset += 1_000_000;
      if (round > 0) rounds.get(candidate.gateway.name)?.push(result);
    }
  }
  return parts.gateways.map(({ name }) => {
    const its = candidates.filter(({ gateway }) => gateway.name === name);
    return {
      workload: parts.workload.name,
      gateway: name,
      ...medianRound(rounds.get(name) ?? []),
      peakMemoryMiB: Math.max(...its.map(({ process }) => peakMemoryMiB(process.pid))),
      sameAnswer: answers.get(name) === answers.get("hub"),
    };
  });
}

async function start(gateway: Gateway, federation: Federation, workload: Workload): Promise<Candidate> {
  const port = await freePort();
  const prepared = await gateway.prepare?.();
  const environment = {
    PORT: String(port),
    HOST: "127.0.0.1",
    SUPERGRAPH: federation.supergraphFile,
    SUBGRAPHS: federation.subgraphsFile,
    FLOOR: floorFile(federation, workload),
    LOG_LEVEL: "error",
    ...gateway.environment,
    ...prepared?.environment,
  };
  const process = run({ command: gateway.command, environment, core: GATEWAY_CORE });
  const url = `http://127.0.0.1:${port}${gateway.path}`;
  await untilReady(url, gateway.name);
  const headers = { ...HEADERS, ...prepared?.headers };
  return { gateway, url, headers, process, [Symbol.asyncDispose]: async () => process[Symbol.asyncDispose]() };
}

const floorFile = (federation: Federation, workload: Workload): string =>
  join(federation.directory, `floor-${workload.name}.json`);

/** Lets our gateway answer one request and writes down which calls it took. */
async function recordFloor(hub: Candidate, federation: Federation, workload: Workload): Promise<void> {
  const recorded = `${federation.origin}/recorded`;
  await (await send(recorded)).body.dump();
  const answer = await bodyOf(hub, workload);
  const calls = (await (await send(recorded)).body.json()) as RecordedCall[];
  writeFileSync(
    floorFile(federation, workload),
    JSON.stringify({ answer, calls: calls.map((call) => ({ origin: federation.origin, ...call })) }),
  );
}

async function bodyOf({ url, headers }: Candidate, workload: Workload): Promise<string> {
  const response = await send(url, { method: "POST", headers, body: JSON.stringify(workload.request(0)) });
  return response.body.text();
}

async function answerOf(candidate: Candidate, workload: Workload): Promise<string> {
  return canonicalAnswer(await bodyOf(candidate, workload));
}

async function measureRound(
  { url, headers, process }: Candidate,
  load: { readonly workload: Workload; readonly durationMs: number; readonly offset: number },
): Promise<Round> {
  const before = cpuMs(process.pid);
  const result = await applyLoad({ url, headers, ...load });
  const used = cpuMs(process.pid) - before;
  return {
    cpuMsPerRequest: used / result.requests,
    requestsPerSecond: result.requests / result.seconds,
    p50Ms: percentile(result.latenciesMs, 0.5),
    p99Ms: percentile(result.latenciesMs, 0.99),
    failures: result.failures,
  };
}

function medianRound(rounds: readonly Round[]): Round {
  const median = (of: (round: Round) => number): number => {
    const sorted = Float64Array.from(rounds.map(of)).sort();
    return percentile(sorted, 0.5);
  };
  return {
    cpuMsPerRequest: median((round) => round.cpuMsPerRequest),
    requestsPerSecond: median((round) => round.requestsPerSecond),
    p50Ms: median((round) => round.p50Ms),
    p99Ms: median((round) => round.p99Ms),
    failures: rounds.reduce((total, round) => total + round.failures, 0),
  };
}
