/**
 * Life of one part (the gateway, a subgraph) in its own process, alone or under `hub start`.
 * In: how to start it. Out: it serves until it is told to stop, then the process ends.
 * Under a supervisor it reports over IPC, leaves Ctrl-C and a closed terminal to the supervisor, and ends at once if that is killed.
 */
import { HubError } from "../../common/errors";
import type { PartMessage } from "./part-messages";

const STOP_LIMIT_MS = 10_000;

export interface RunningPart {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * @param name of the part, for people
 * @returns when the part serves; the process then lives until a signal
 */
export async function runPart(name: string, start: () => Promise<RunningPart>): Promise<void> {
  if (process.send === undefined) return runAlone(name, start);
  process.on("SIGINT", () => undefined).on("SIGHUP", () => undefined);
  process.once("disconnect", () => process.exit(1));
  try {
    const part = await start();
    process.once("SIGTERM", () => void stopAndExit(part));
    tellSupervisor({ kind: "ready", url: part.url });
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const { code, message, remedy } = error;
    tellSupervisor({ kind: "failed", code, message, ...(remedy === undefined ? {} : { remedy }) });
    process.exitCode = 1;
    process.removeAllListeners("disconnect");
    process.disconnect();
  }
}

/** As process 1 of a container, a signal without a listener would be ignored: listen before starting. */
async function runAlone(name: string, start: () => Promise<RunningPart>): Promise<void> {
  let part: RunningPart | undefined;
  const stop = (): void => (part === undefined ? process.exit(0) : void stopAndExit(part));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  part = await start();
  process.stderr.write(`${name} answers on ${part.url}\n`);
}

async function stopAndExit(part: RunningPart): Promise<void> {
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  await part.stop();
  process.exit(0);
}

function tellSupervisor(message: PartMessage): void {
  process.send?.(message);
}
