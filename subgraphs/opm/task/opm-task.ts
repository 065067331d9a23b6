/** OPM's own tasks under the order. */
import { Directive, ObjectType } from "type-graphql";
import { Entity } from "typeorm";
import { rootQueries } from "../../kit/read/root-queries";
import { Task, TaskRecord } from "../../kit/task/task";
import { taskCommands } from "../../kit/task/task-commands";
import { taskListing } from "../../kit/task/task-listing";

@ObjectType({ implements: Task, description: "Work that OPM does for an obligation of the order." })
@Directive('@key(fields: "id")')
@Entity("task")
export class OpmTask extends TaskRecord {}

const opmTasks = taskListing(OpmTask, "OpmTask");

export const OpmTaskQueries = rootQueries(opmTasks, {
  one: "opmTask",
  many: "opmTasks",
  description: "OPM's tasks, the earliest due first.",
});

export const opmTaskCommands = taskCommands({ of: OpmTask, office: "opm", title: "OPM" });
