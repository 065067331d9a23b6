/**
 * Tells one process from a later one with the same number: by its start time.
 * In: a process number. Out: a text that no other process of this machine has had, or undefined when it is gone.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Position of `starttime` and `state` in /proc/<pid>/stat after the name in parentheses; see proc(5). */
const START_TIME = 19;
const STATE = 0;

/** @returns number and start time of a running process */
export function processIdentity(pid: number): string | undefined {
  try {
    return process.platform === "linux" ? linuxIdentity(pid) : `${pid} ${psStartTime(pid)}`;
  } catch {
    return undefined;
  }
}

function linuxIdentity(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return fields[STATE] === "Z" ? undefined : `${pid} ${fields[START_TIME]} ${boot}`;
}

function psStartTime(pid: number): string {
  return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", env: { LC_ALL: "C" } }).trim();
}
