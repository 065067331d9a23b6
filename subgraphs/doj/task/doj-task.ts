/** DOJ's own tasks under the order. */
import { Directive, ObjectType } from "type-graphql";
import { Entity } from "typeorm";
import { rootQueries } from "../../kit/read/root-queries";
import { Task, TaskRecord } from "../../kit/task/task";
import { taskCommands } from "../../kit/task/task-commands";
import { taskListing } from "../../kit/task/task-listing";

@ObjectType({ implements: Task, description: "Work that DOJ does for an obligation of the order." })
@Directive('@key(fields: "id")')
@Entity("task")
export class DojTask extends TaskRecord {}

const dojTasks = taskListing(DojTask, "DojTask");

export const DojTaskQueries = rootQueries(dojTasks, {
  one: "dojTask",
  many: "dojTasks",
  description: "DOJ's tasks, the earliest due first; standing work last.",
});

export const dojTaskCommands = taskCommands({ of: DojTask, office: "doj", title: "the DOJ" });
