/** Filter, orders and demonstration rows that the task lists of all agencies share. */
import { Field, ID, InputType } from "type-graphql";
import type { Class } from "../class";
import { DEMONSTRATION, WORLD_INSTANT } from "../demonstration/world";
import { type DemonstrationTask } from "../demonstration/tasks";
import { Where, anyOf, before, contains, from, holds } from "../read/filter";
import { Listing } from "../read/listing";
import type { Row } from "../seed/copy-rows";
import { DateScalar } from "../schema/scalars";
import { TaskStateEnum, type TaskRecord } from "./task";
import type { TaskState } from "./task.transitions";

/** `treasuryTasks(filter: …)`; the filter type carries the agency's name because enums of inputs may differ later. */
export function taskListing<T extends TaskRecord>(of: Class<T>, name: string): Listing<T> {
  @InputType(`${name}Filter`)
  class TaskFilter {
    @Where(anyOf("id"))
    @Field(() => [ID], { nullable: true })
    ids?: string[] | null;

    @Where(anyOf("state"))
    @Field(() => [TaskStateEnum], { nullable: true })
    states?: TaskState[] | null;

    @Where(anyOf("obligationId"))
    @Field(() => [ID], { nullable: true })
    obligations?: string[] | null;

    @Where(from("dueOn"))
    @Field(() => DateScalar, { nullable: true, description: "Due on this day or later." })
    dueFrom?: string | null;

    @Where(before("dueOn"))
    @Field(() => DateScalar, { nullable: true, description: "Due before this day." })
    dueBefore?: string | null;

    @Where(
      holds(
        ({ column }) => `${column("dueOn")} < current_date AND ${column("state")} NOT IN ('DELIVERED', 'SUPERSEDED')`,
      ),
    )
    @Field(() => Boolean, { nullable: true })
    overdue?: boolean | null;

    @Where(contains("title"))
    @Field(() => String, { nullable: true, description: "Words of the title." })
    search?: string | null;
  }
  return new Listing<T, TaskFilter>({
    of,
    name,
    filter: TaskFilter,
    orders: { DUE_ON: "dueOn", STATE: "state", TITLE: "title" },
    defaultOrder: { field: "DUE_ON", direction: "ASC" },
  });
}

/** Rows of an agency's own tasks in the demonstration world. */
export function taskRows(tasks: readonly DemonstrationTask[]): Row[] {
  return tasks.map((task) => ({
    id: task.id,
    obligationId: task.obligationId,
    title: task.title,
    state: task.state,
    dueOn: task.dueOn,
    deliveredOn: task.deliveredOn ?? null,
    evidence: task.state === "DELIVERED" ? `Record of delivery ${task.id}` : null,
    blockedBy: task.state === "BLOCKED" ? task.dependsOn.join(", ") : null,
    provenanceSource: DEMONSTRATION,
    provenanceAsOf: WORLD_INSTANT,
  }));
}
