/** NSA's own tasks under the order, among them those that it tracks for the CNSS and the Department of War. */
import { Directive, ObjectType } from "type-graphql";
import { Entity } from "typeorm";
import { rootQueries } from "../../kit/read/root-queries";
import { Task, TaskRecord } from "../../kit/task/task";
import { taskCommands } from "../../kit/task/task-commands";
import { taskListing } from "../../kit/task/task-listing";

@ObjectType({ implements: Task, description: "Work that NSA does or tracks for an obligation of the order." })
@Directive('@key(fields: "id")')
@Entity("task")
export class NsaTask extends TaskRecord {}

const nsaTasks = taskListing(NsaTask, "NsaTask");

export const NsaTaskQueries = rootQueries(nsaTasks, {
  one: "nsaTask",
  many: "nsaTasks",
  description: "NSA's tasks, the earliest due first.",
});

export const nsaTaskCommands = taskCommands({ of: NsaTask, office: "nsa", title: "the NSA" });
