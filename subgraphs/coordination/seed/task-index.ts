/** The demonstration world in the index of tasks, as if every agency's events had arrived. */
import { DEMONSTRATION_TASKS } from "../../kit/demonstration/tasks";
import { DEMONSTRATION, WORLD_INSTANT } from "../../kit/demonstration/world";
import type { Row } from "../../kit/seed/copy-rows";
import type { SeedRun } from "../../kit/seed/seed-run";
import { IndexState } from "../task/index-state";
import { IndexedTask, TASK_OWNERS } from "../task/indexed-task.entity";
import { TaskDependency, taskDependencyId } from "../task/task-dependency.entity";

export async function seedTaskIndex(run: SeedRun): Promise<void> {
  await run.insert(IndexedTask, indexedTaskRows());
  await run.insert(TaskDependency, dependencyRows());
  await run.insert(
    IndexState,
    TASK_OWNERS.map((agencyId) => ({ agencyId, asOf: WORLD_INSTANT })),
  );
}

function indexedTaskRows(): Row[] {
  return DEMONSTRATION_TASKS.map((task) => ({
    id: task.id,
    agencyId: task.agencyId,
    obligationId: task.obligationId,
    title: task.title,
    state: task.state,
    dueOn: task.dueOn,
    deliveredOn: task.deliveredOn ?? null,
    sourceVersion: 1,
  }));
}

function dependencyRows(): Row[] {
  return DEMONSTRATION_TASKS.flatMap(({ id, dependsOn }) =>
    dependsOn.map((dependsOnId) => ({
      id: taskDependencyId(id, dependsOnId),
      taskId: id,
      dependsOnId,
      provenanceSource: DEMONSTRATION,
      provenanceAsOf: WORLD_INSTANT,
    })),
  );
}
