/**
 * Closed-loop load on one gateway: each connection sends its next request when the last is answered.
 * In: URL, workload, how long. Out: requests, latencies, failures. Traffic goes to loopback only.
 */
import { Agent, request as send } from "undici";
import type { Workload } from "../workloads";

export interface LoadResult {
  readonly requests: number;
  readonly failures: number;
  readonly seconds: number;
  /** Milliseconds, ascending. */
  readonly latenciesMs: Float64Array;
}

export interface LoadOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly workload: Workload;
  readonly durationMs: number;
  /** Number of the first request, so that no two runs send the same cold document. */
  readonly offset: number;
}

export async function applyLoad({ url, headers, workload, durationMs, offset }: LoadOptions): Promise<LoadResult> {
  const dispatcher = new Agent({ connections: workload.connections, pipelining: 1 });
  const latencies: number[] = [];
  let failures = 0;
  let next = offset;
  const start = performance.now();
  const end = start + durationMs;
  async function connection(): Promise<void> {
    while (performance.now() < end) {
      const body = JSON.stringify(workload.request(next));
      next += 1;
      const sentAt = performance.now();
      const response = await send(url, { dispatcher, method: "POST", headers, body });
      await response.body.arrayBuffer();
      if (response.statusCode !== 200) failures += 1;
      latencies.push(performance.now() - sentAt);
    }
  }
  await Promise.all(Array.from({ length: workload.connections }, connection));
  const seconds = (performance.now() - start) / 1_000;
  await dispatcher.close();
  return { requests: latencies.length, failures, seconds, latenciesMs: Float64Array.from(latencies).sort() };
}

/** Every gateway is asked in the same way; the media type is one that all of them answer with. */
export const HEADERS = { "content-type": "application/json", accept: "application/json" } as const;

/** @param share 0.5 for the median */
export function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
