/**
 * The running PostgreSQL of a data directory, as its `postmaster.pid` describes it.
 * In: the folder of the database files. Out: who runs on it, or nobody; stopping it.
 * Needed because PostgreSQL outlives a killed hub: the next start finds it here.
 */
import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HubError } from "../../common/errors";

const POLL_MS = 15;
const STOP_LIMIT_MS = 30_000;

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready` or `stopping`, as PostgreSQL writes it; empty right after its start. */
  readonly status: string;
}

/** What `postmaster.pid` says, whether or not that process still runs. */
function readPostmaster(cluster: string): Postmaster | undefined {
  const lines = readPidFile(cluster)?.split("\n") ?? [];
  const pid = Number(lines[0]);
  if (lines[1] !== cluster || !Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), status: (lines[7] ?? "").trim() };
}

/** PostgreSQL removes and rewrites the file whenever it likes, so it is read in one go. */
function readPidFile(cluster: string): string | undefined {
  try {
    return readFileSync(pidFile(cluster), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function pidFile(cluster: string): string {
  return join(cluster, "postmaster.pid");
}

/** @returns the PostgreSQL that runs on these files; undefined when none does */
export function livePostmaster(cluster: string): Postmaster | undefined {
  const found = readPostmaster(cluster);
  return found !== undefined && isPostgres(found.pid, cluster) ? found : undefined;
}

/** Whether the process is a PostgreSQL that was started on these files: a process number can be reused. */
function isPostgres(pid: number, cluster: string): boolean {
  try {
    const commandLine =
      process.platform === "linux"
        ? readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")
        : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" })
            .trim()
            .split(" ");
    return basename(commandLine[0] ?? "") === "postgres" && commandLine.join(" ").includes(`-D ${cluster}`);
  } catch {
    return false;
  }
}

/**
 * Lets PostgreSQL take over a `postmaster.pid` whose process number now belongs to somebody else. The file is
 * not deleted, because it also names the shared memory by which PostgreSQL notices surviving backends:
 * PostgreSQL takes its parent's number for stale, so ours is written.
 */
export function releaseStalePidFile(cluster: string): void {
  const content = readPidFile(cluster);
  if (content === undefined || livePostmaster(cluster) !== undefined) return;
  const [, ...rest] = content.split("\n");
  const descriptor = openSync(pidFile(cluster), constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW);
  writeFileSync(descriptor, [process.pid, ...rest].join("\n"));
  closeSync(descriptor);
}

/**
 * Fast shutdown: open transactions roll back, everything acknowledged is on disk when this resolves.
 * @throws DATABASE_UNAVAILABLE when it still runs after 30 s
 */
export async function stopPostmaster(cluster: string): Promise<void> {
  const running = livePostmaster(cluster);
  if (running === undefined) return;
  signal(running.pid);
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (livePostmaster(cluster)?.pid === running.pid) {
    if (Date.now() > deadline) {
      throw new HubError("DATABASE_UNAVAILABLE", `PostgreSQL (process ${running.pid}) does not stop.`, {
        remedy: `Stop it with: kill -QUIT ${running.pid}`,
      });
    }
    await delay(POLL_MS);
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
