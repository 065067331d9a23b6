/** The lifecycle of a task, the same in every agency. Overdue is derived from the clock, not a state. */
import { transitions } from "../record/transitions";

export const TASK_STATES = ["NOT_STARTED", "IN_PROGRESS", "BLOCKED", "DELIVERED", "SUPERSEDED"] as const;

export type TaskState = (typeof TASK_STATES)[number];

export const taskLifecycle = transitions<TaskState>({
  NOT_STARTED: { start: "IN_PROGRESS", supersede: "SUPERSEDED" },
  IN_PROGRESS: { block: "BLOCKED", deliver: "DELIVERED", supersede: "SUPERSEDED" },
  BLOCKED: { unblock: "IN_PROGRESS", supersede: "SUPERSEDED" },
  DELIVERED: {},
  SUPERSEDED: {},
});
