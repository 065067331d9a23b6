/** CPU time and memory of another process, from Linux's /proc. */
import { readFileSync } from "node:fs";

/** Linux reports CPU time in clock ticks of 10 ms. */
const TICK_MS = 10;
const UTIME_FIELD = 13;
const STIME_FIELD = 14;

/** CPU milliseconds that all threads of the process have used. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[UTIME_FIELD - 2]) + Number(fields[STIME_FIELD - 2])) * TICK_MS;
}

/** Peak resident memory in MiB. */
export function peakMemoryMiB(pid: number): number {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) / 1_024;
}
