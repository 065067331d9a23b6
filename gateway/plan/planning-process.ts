/**
 * Entry of a planning process: a process and not a thread, because a thread inside of the planner's library cannot
 * be stopped, while a process can be killed at any moment.
 * In: over IPC the supergraph, then one task after another. Out: answers. It ends when the gateway does.
 */
import { DocumentPlanner, type PlanningTask } from "./document-planner";
import type { PlanningAnswer, PlanningMessage, PlanningRequest } from "./planning-messages";

let planner: DocumentPlanner | undefined;

process.on("message", (request: PlanningRequest) => {
  if ("start" in request) {
    planner = new DocumentPlanner(request.start.sdl, request.start.labels);
    tell("ready");
  } else {
    void answer(request.task).then(tell);
  }
});
process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

function tell(message: PlanningMessage): void {
  process.send?.(message);
}

async function answer(task: PlanningTask): Promise<PlanningAnswer> {
  try {
    return { plan: await planner?.plan(task) };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}
