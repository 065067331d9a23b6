/**
 * Tasks: the work an agency does for an obligation of the order. Each agency has its own type and table; the
 * interface lets one list show all of them. Here: the interface's part that the owning agency answers, and the
 * columns. Not here: agency, obligation and dependencies across agencies, which the coordination index answers.
 */
import { Field, ID, InterfaceType, ObjectType } from "type-graphql";
import { Column, type QueryRunner } from "typeorm";
import { Announces } from "../command/announces";
import { HubRecord, RECORD_COLUMNS } from "../record/hub-record";
import { stateCheck } from "../record/transitions";
import { graphqlEnum } from "../schema/graphql-enum";
import { DateScalar } from "../schema/scalars";
import { TASK_STATES, type TaskState, taskLifecycle } from "./task.transitions";

export const TaskStateEnum = graphqlEnum(TASK_STATES, {
  name: "TaskState",
  description: "Where a task stands. Overdue is not a state: it follows from the clock.",
});

@InterfaceType("Task", { description: "Work that an agency does for an obligation of the order." })
export abstract class Task {
  @Field(() => ID)
  id: string;

  @Field({ description: "What is to be delivered." })
  title: string;

  @Field(() => TaskStateEnum)
  state: TaskState;

  @Field(() => DateScalar, { nullable: true, description: "Last day in time; null for standing work." })
  dueOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of delivery as recorded, never backdated." })
  deliveredOn: string | null;

  @Field({ description: "The due day is over and nothing was delivered." })
  overdue: boolean;

  @Field({ description: "Delivered after the due day." })
  deliveredLate: boolean;
}

/** Columns and derived fields of an agency's own task type. */
@ObjectType()
@Announces("obligationId", "title", "state", "dueOn", "deliveredOn")
export abstract class TaskRecord extends HubRecord {
  @Column("text")
  obligationId: string;

  @Field({ description: "What is to be delivered." })
  @Column("text")
  title: string;

  @Field(() => TaskStateEnum)
  @Column("text", { default: taskLifecycle.initial })
  state: TaskState;

  @Field(() => DateScalar, { nullable: true, description: "Last day in time; null for standing work." })
  @Column("date", { nullable: true })
  dueOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of delivery as recorded, never backdated." })
  @Column("date", { nullable: true })
  deliveredOn: string | null;

  @Field(() => String, { nullable: true, description: "Where the delivered result can be found." })
  @Column("text", { nullable: true })
  evidence: string | null;

  @Field(() => String, { nullable: true, description: "What the task waits for while it is blocked." })
  @Column("text", { nullable: true })
  blockedBy: string | null;

  @Field({ description: "The due day is over and nothing was delivered." })
  get overdue(): boolean {
    const isOpen = this.state !== "DELIVERED" && this.state !== "SUPERSEDED";
    return isOpen && this.dueOn !== null && this.dueOn < new Date().toISOString().slice(0, 10);
  }

  @Field({ description: "Delivered after the due day." })
  get deliveredLate(): boolean {
    return this.deliveredOn !== null && this.dueOn !== null && this.deliveredOn > this.dueOn;
  }
}

/** Creates an agency's task table. */
export async function createTaskTable(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE task (${RECORD_COLUMNS},
      obligation_id text NOT NULL,
      title text NOT NULL,
      state text NOT NULL DEFAULT '${taskLifecycle.initial}' ${stateCheck("state", TASK_STATES)},
      due_on date,
      delivered_on date,
      evidence text CHECK (state <> 'DELIVERED' OR evidence IS NOT NULL),
      blocked_by text
    );
    CREATE INDEX task_due ON task (due_on, id);
    CREATE INDEX task_obligation ON task (obligation_id, id);
  `);
}
