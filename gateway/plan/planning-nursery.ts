/**
 * Entry of the nursery: a small process that starts planning processes in the gateway's stead, since starting a
 * process stops the one that does it, the longer the more memory it has: the gateway for 15 ms.
 * In: over IPC what to start, kill and pass on. Out: what the planning processes say, and that they have ended.
 * It ends with the gateway, and planning processes end with it.
 */
import { type ChildProcess, fork } from "node:child_process";
import { extname, join } from "node:path";
import type { NurseryMessage, NurseryRequest } from "./nursery-messages";
import type { PlanningMessage } from "./planning-messages";
import { lowerPriority } from "./process-priority";

const children = new Map<number, ChildProcess>();

// Planning processes inherit it, so that starting one gives way to serving, too.
lowerPriority(process.pid);
process.on("message", (request: NurseryRequest) => {
  if ("launch" in request) launch(request.launch);
  else if ("kill" in request) children.get(request.kill)?.kill("SIGKILL");
  else children.get(request.to)?.send(request.request, ignoreLoss);
});
process.once("disconnect", () => {
  for (const child of children.values()) child.kill("SIGKILL");
  process.exit(0);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

function launch(number: number): void {
  const script = join(__dirname, `planning-process${extname(__filename)}`);
  const child = fork(script, { stdio: ["ignore", "ignore", "ignore", "ipc"] });
  children.set(number, child);
  const lose = (signal: NodeJS.Signals | null): void => {
    if (children.delete(number)) tell({ gone: number, signal });
  };
  child.on("message", (message: PlanningMessage) => tell({ from: number, message }));
  child.once("error", () => lose(null)).once("exit", (_code, signal) => lose(signal));
  if (child.pid !== undefined) tell({ launched: number, pid: child.pid });
}

function tell(message: NurseryMessage): void {
  process.send?.(message, ignoreLoss);
}

/** What does not arrive is followed by the event that a process has ended. */
function ignoreLoss(): void {}
