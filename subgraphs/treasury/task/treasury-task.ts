/** Treasury's own tasks under the order. */
import { Directive, ObjectType } from "type-graphql";
import { Entity } from "typeorm";
import { rootQueries } from "../../kit/read/root-queries";
import { Task, TaskRecord } from "../../kit/task/task";
import { taskCommands } from "../../kit/task/task-commands";
import { taskListing } from "../../kit/task/task-listing";

@ObjectType({ implements: Task, description: "Work that the Treasury does for an obligation of the order." })
@Directive('@key(fields: "id")')
@Entity("task")
export class TreasuryTask extends TaskRecord {}

const treasuryTasks = taskListing(TreasuryTask, "TreasuryTask");

export const TreasuryTaskQueries = rootQueries(treasuryTasks, {
  one: "treasuryTask",
  many: "treasuryTasks",
  description: "The Treasury's tasks, the earliest due first.",
});

export const treasuryTaskCommands = taskCommands({ of: TreasuryTask, office: "treasury", title: "the Treasury" });
