/**
 * Which task waits for which, across agencies. The table refuses cycles, also those that two writers would close
 * together (task-dependency.cycles.ts).
 */
import { Directive, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { Readable } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";

@ObjectType({ description: "One task waits for another." })
@Directive('@key(fields: "id")')
@Entity("task_dependency")
@Announces("taskId", "dependsOnId")
@Readable({ own: { told: (column) => `${column("removedAt")} IS NULL`, who: "until it is removed" } })
export class TaskDependency extends HubRecord {
  /** The task that waits. */
  @Column("text")
  taskId: string;

  /** The task that must be delivered first. */
  @Column("text")
  dependsOnId: string;

  /** Removed dependencies keep their record; nobody meets them. */
  @Column("timestamptz", { nullable: true })
  removedAt: string | null;
}

/** `nsa-2a-2:nsa-2a-1`: the task that waits, then the one that it waits for. */
export function taskDependencyId(taskId: string, dependsOnId: string): string {
  return `${taskId}:${dependsOnId}`;
}
