/**
 * The index of tasks: one ordered, filterable list over all agencies. A row holds what the list filters and orders
 * by; a task's title, state and dates are answered by the agency that owns it, so no stale copy is shown as current.
 * Fed by the agencies' events; `index_state` says how far. Not here: the task itself (each agency's own type).
 */
import { Directive, Field, ID, InterfaceType, ObjectType } from "type-graphql";
import { ChildEntity, Column, Entity, PrimaryColumn, TableInheritance } from "typeorm";
import type { TaskState } from "../../kit/task/task.transitions";

export const TASK_OWNERS = ["treasury", "nsa", "cisa", "opm", "doj"] as const;

export type TaskOwner = (typeof TASK_OWNERS)[number];

@InterfaceType("Task", {
  description: "Work that an agency does for an obligation of the order.",
  autoRegisterImplementations: false,
})
@Entity("task_index")
@TableInheritance({ column: { name: "agencyId", type: "text" } })
export abstract class IndexedTask {
  @Field(() => ID)
  @PrimaryColumn("text")
  id: string;

  /** Owner of the task; decides the concrete type. */
  @Column("text")
  agencyId: TaskOwner;

  @Column("text")
  obligationId: string;

  @Column("text")
  title: string;

  @Column("text")
  state: TaskState;

  @Column("date", { nullable: true })
  dueOn: string | null;

  @Column("date", { nullable: true })
  deliveredOn: string | null;

  /** Version of the owner's record that the row was made from; an older event changes nothing. */
  @Column("integer")
  sourceVersion: number;
}

@ObjectType({ implements: IndexedTask, description: "Work that the Treasury does for an obligation of the order." })
@Directive('@key(fields: "id")')
@ChildEntity("treasury")
export class TreasuryTask extends IndexedTask {}

@ObjectType({ implements: IndexedTask, description: "Work that the NSA does for an obligation of the order." })
@Directive('@key(fields: "id")')
@ChildEntity("nsa")
export class NsaTask extends IndexedTask {}

@ObjectType({ implements: IndexedTask, description: "Work that CISA does for an obligation of the order." })
@Directive('@key(fields: "id")')
@ChildEntity("cisa")
export class CisaTask extends IndexedTask {}

@ObjectType({ implements: IndexedTask, description: "Work that OPM does for an obligation of the order." })
@Directive('@key(fields: "id")')
@ChildEntity("opm")
export class OpmTask extends IndexedTask {}

@ObjectType({ implements: IndexedTask, description: "Work that the DOJ does for an obligation of the order." })
@Directive('@key(fields: "id")')
@ChildEntity("doj")
export class DojTask extends IndexedTask {}
