/** Measurements as a table for people. In: measurements. Out: Markdown. */
import type { Measurement } from "./measure";

/** Ratios say how many times more CPU a gateway takes than ours. */
export function reportTable(measurements: readonly Measurement[]): string {
  const head =
    "| workload | gateway | CPU ms/request | × hub | requests/s | p50 ms | p99 ms | peak MiB | answer |\n" +
    "| --- | --- | --: | --: | --: | --: | --: | --: | --- |\n";
  return head + measurements.map((one) => `${rowOf(one, measurements)}\n`).join("");
}

function rowOf(one: Measurement, all: readonly Measurement[]): string {
  const ours = all.find((other) => other.workload === one.workload && other.gateway === "hub");
  const ratio = ours === undefined ? "" : (one.cpuMsPerRequest / ours.cpuMsPerRequest).toFixed(2);
  const cells = [
    one.workload,
    one.gateway,
    one.cpuMsPerRequest.toFixed(3),
    ratio,
    one.requestsPerSecond.toFixed(0),
    one.p50Ms.toFixed(1),
    one.p99Ms.toFixed(1),
    one.peakMemoryMiB.toFixed(0),
    one.sameAnswer ? "same" : "differs",
  ];
  return `| ${cells.join(" | ")} |`;
}
