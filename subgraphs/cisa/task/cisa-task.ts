/** CISA's own tasks under the order. */
import { Directive, ObjectType } from "type-graphql";
import { Entity } from "typeorm";
import { rootQueries } from "../../kit/read/root-queries";
import { Task, TaskRecord } from "../../kit/task/task";
import { taskCommands } from "../../kit/task/task-commands";
import { taskListing } from "../../kit/task/task-listing";

@ObjectType({ implements: Task, description: "Work that CISA does for an obligation of the order." })
@Directive('@key(fields: "id")')
@Entity("task")
export class CisaTask extends TaskRecord {}

const cisaTasks = taskListing(CisaTask, "CisaTask");

export const CisaTaskQueries = rootQueries(cisaTasks, {
  one: "cisaTask",
  many: "cisaTasks",
  description: "CISA's tasks, the earliest due first.",
});

export const cisaTaskCommands = taskCommands({ of: CisaTask, office: "cisa", title: "CISA" });
