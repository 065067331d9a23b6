/** NSA's tasks in the demonstration world, delivered in their history on the day that they name. */
import { type DemonstrationTask, tasksOf } from "../../kit/demonstration/tasks";
import { HistoryEntry } from "../../kit/record/history";
import type { Row } from "../../kit/seed/copy-rows";
import type { SeedRun } from "../../kit/seed/seed-run";
import { taskRows } from "../../kit/task/task-listing";
import { taskLifecycle } from "../../kit/task/task.transitions";
import { NsaTask } from "../task/nsa-task";
import { NSA_COORDINATOR, walkedHistory } from "./walked-history";

export async function seedTasks(run: SeedRun): Promise<void> {
  const tasks = tasksOf("nsa");
  await run.insert(NsaTask, taskRows(tasks));
  await run.insert(HistoryEntry, tasks.flatMap(taskHistory));
}

const DELIVERED_HOUR = "T20:00:00Z";

function taskHistory(task: DemonstrationTask): Row[] {
  const steps = taskLifecycle.pathTo(task.state).map(({ action }, index) => ({
    action,
    at: action === "deliver" ? `${task.deliveredOn}${DELIVERED_HOUR}` : `2026-06-0${index + 4}T14:00:00Z`,
    by: NSA_COORDINATOR,
  }));
  return walkedHistory(taskLifecycle, {
    subject: { recordType: "NsaTask", recordId: task.id, basis: task.obligationId },
    begun: { at: "2026-06-03T14:00:00Z", by: NSA_COORDINATOR },
    steps,
  });
}
