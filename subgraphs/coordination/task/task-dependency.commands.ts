/**
 * Commands on dependencies between tasks. Whoever owns the waiting task says what it waits for, in its own agency or
 * another; nothing ever waits for itself.
 */
import { HubError } from "../../../common/errors";
import { recordId } from "../../kit/command/checks";
import { type Command, creation, recordChange } from "../../kit/command/command";
import { assertPermitted } from "../../kit/command/permit";
import type { Work } from "../../kit/command/work";
import type { TaskState } from "../../kit/task/task.transitions";
import { anyTaskOwner, taskOwner } from "../permits";
import { TaskDependency } from "./task-dependency.entity";
import { AddTaskDependencyInput, RemoveTaskDependencyInput } from "./task-dependency.inputs";
import { wayBetweenTasks } from "./way-between-tasks";

interface IndexRow {
  readonly id: string;
  readonly agencyId: string;
  readonly state: TaskState;
  /** For the second task of the two that were asked for. */
  readonly isWaiting: boolean;
}

const addTaskDependency = creation<TaskDependency, AddTaskDependencyInput>({
  name: "addTaskDependency",
  description: "Lets a task wait for another one, of any agency.",
  of: TaskDependency,
  input: AddTaskDependencyInput,
  checks: { task: recordId(), dependsOn: recordId() },
  by: anyTaskOwner,
  id: "dependency",
  async create(work, { task: taskId, dependsOn }) {
    const tasks = await findTasks(work, taskId, dependsOn);
    const waiting = foundTask(tasks, taskId);
    foundTask(tasks, dependsOn);
    assertPermitted(taskOwner, work.caller, waiting);
    assertUnfinished(waiting);
    if (waiting.isWaiting) throw new HubError("CONFLICT", `${taskId} waits for ${dependsOn} already.`);
    const back = await wayBetweenTasks(work.query, { from: dependsOn, to: taskId });
    if (back.length > 0) throw endless([taskId, ...back]);
    return { taskId, dependsOnId: dependsOn };
  },
});

const removeTaskDependency = recordChange<TaskDependency, RemoveTaskDependencyInput>({
  name: "removeTaskDependency",
  description: "Lets a task wait for another one no longer; the record of it stays.",
  of: TaskDependency,
  input: RemoveTaskDependencyInput,
  by: anyTaskOwner,
  action: "remove",
  async change({ record, work }) {
    const waiting = foundTask(await findTasks(work, record.taskId, record.dependsOnId), record.taskId);
    assertPermitted(taskOwner, work.caller, waiting);
    if (record.removedAt !== null) throw new HubError("RECORD_NOT_FOUND", `${record.id} was removed before.`);
    return { removedAt: work.now };
  },
});

export const taskDependencyCommands: readonly Command[] = [addTaskDependency, removeTaskDependency];

async function findTasks(work: Work, taskId: string, dependsOn: string): Promise<readonly IndexRow[]> {
  return work.query<IndexRow>(
    `SELECT id, agency_id AS "agencyId", state, EXISTS (SELECT FROM task_dependency d
       WHERE d.task_id = i.id AND d.depends_on_id = $2 AND d.removed_at IS NULL) AS "isWaiting"
     FROM task_index i WHERE id IN ($1, $2)`,
    [taskId, dependsOn],
  );
}

/** @throws RECORD_NOT_FOUND */
function foundTask(tasks: readonly IndexRow[], id: string): IndexRow {
  const task = tasks.find((one) => one.id === id);
  if (task !== undefined) return task;
  throw new HubError("RECORD_NOT_FOUND", `No Task has the id ${id}.`, {
    remedy: "Look the id up; a task that was just made is known here some seconds later.",
  });
}

function assertUnfinished({ id, state }: IndexRow): void {
  if (state !== "DELIVERED" && state !== "SUPERSEDED") return;
  throw new HubError("RULE_VIOLATED", `${id} is ${state} and waits for nothing any more.`, { facts: { state } });
}

function endless(way: readonly string[]): HubError {
  const [task] = way;
  return new HubError("RULE_VIOLATED", `${task} would wait for itself: ${way.join(" → ")}.`, {
    remedy: "Remove one of these dependencies first, or choose another task.",
    facts: { way },
  });
}
