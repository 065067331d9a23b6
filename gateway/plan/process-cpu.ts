/**
 * CPU time of another process, so that a slow machine is told from a costly plan.
 * In: a process id. Out: milliseconds of all its threads, where the system tells (Linux's /proc).
 */
import { readFileSync } from "node:fs";

/** Linux reports in clock ticks of 10 ms. */
const TICK_MS = 10;
/** Fields 14 and 15 of proc_pid_stat(5), counted from the third, which follows the name in brackets. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** @returns undefined when the process has ended or the system is another one */
export function cpuMsOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * TICK_MS;
  } catch {
    return undefined;
  }
}
