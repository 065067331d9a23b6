/** The index of tasks as a list: what an officer filters and orders by, over all agencies. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { TaskStateEnum } from "../../kit/task/task";
import type { TaskState } from "../../kit/task/task.transitions";
import { IndexedTask } from "./indexed-task.entity";

@InputType()
class TaskFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("agencyId"))
  @Field(() => [ID], { nullable: true, description: "Owned by one of these agencies." })
  agencies?: string[] | null;

  @Where(anyOf("obligationId"))
  @Field(() => [ID], { nullable: true })
  obligations?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [TaskStateEnum], { nullable: true })
  states?: TaskState[] | null;

  @Where(from("dueOn"))
  @Field(() => DateScalar, { nullable: true, description: "Due on this day or later." })
  dueFrom?: string | null;

  @Where(before("dueOn"))
  @Field(() => DateScalar, { nullable: true, description: "Due before this day." })
  dueBefore?: string | null;

  @Where(
    holds(
      ({ column }) =>
        `${column("dueOn")} < (now() AT TIME ZONE 'UTC')::date AND ${column("state")} NOT IN ('DELIVERED', 'SUPERSEDED')`,
    ),
  )
  @Field(() => Boolean, { nullable: true })
  overdue?: boolean | null;

  @Where(
    holds(
      () => `EXISTS (SELECT FROM task_dependency d JOIN task_index first ON first.id = d.depends_on_id
        WHERE d.task_id = t.id AND d.removed_at IS NULL AND first.state NOT IN ('DELIVERED', 'SUPERSEDED'))`,
    ),
  )
  @Field(() => Boolean, { nullable: true, description: "Waits for a task that is not delivered yet." })
  waiting?: boolean | null;

  @Where(contains("title"))
  @Field(() => String, { nullable: true, description: "Words of the title." })
  search?: string | null;
}

export const tasks = new Listing({
  of: IndexedTask,
  name: "Task",
  filter: TaskFilter,
  orders: { DUE_ON: "dueOn", STATE: "state", TITLE: "title", AGENCY: "agencyId" },
  defaultOrder: { field: "DUE_ON", direction: "ASC" },
});
