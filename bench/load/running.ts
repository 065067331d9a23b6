/**
 * Child processes of a benchmark, each pinned to a core, stopped by their pid when the benchmark ends.
 * In: program, environment, core. Out: a handle. Not here: when a program is ready.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";

export interface Running extends AsyncDisposable {
  readonly pid: number;
  /** The next line that the program prints on standard output. */
  line(): Promise<string>;
}

export interface RunOptions {
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Number of a core, or a range of them as `taskset` reads it. */
  readonly core: number | string;
}

/** Nothing that a benchmark starts outlives it, however it ends. */
const live = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of live) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

/** Starts a Node program pinned to one core. */
export function run({ command, environment = {}, core }: RunOptions): Running {
  const child = spawn("taskset", ["-c", String(core), process.execPath, ...command], {
    env: { ...process.env, NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  live.add(child);
  child.once("exit", () => live.delete(child));
  return {
    pid: child.pid ?? 0,
    line: async () => lineOf(child),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

async function lineOf(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, "line")) as [string];
  return line;
}

/** A port of loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
