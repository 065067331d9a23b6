/** GraphQL entry points of the task index, and what the index knows of each task. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { invariant } from "../../../common/invariant";
import { children } from "../../kit/read/batch";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { Agency } from "../agency/agency.entity";
import { Obligation } from "../obligation/obligation.entity";
import { WHOLE_INDEX, indexAsOf } from "./index-state";
import { IndexedTask } from "./indexed-task.entity";
import { TaskDependency } from "./task-dependency.entity";
import { tasks } from "./task.listing";

export const TaskQueries = rootQueries(tasks, {
  one: "task",
  many: "tasks",
  description: "The tasks of all agencies, the earliest due first. Found through the index, answered by the owners.",
});

const dependenciesByTask = children({ of: TaskDependency, parent: "taskId", orderBy: "dependsOnId" });
const dependentsByTask = children({ of: TaskDependency, parent: "dependsOnId", orderBy: "taskId" });

@Resolver(() => IndexedTask)
export class TaskResolver {
  @FieldResolver(() => Agency, { description: "The agency that does the work." })
  async agency(@Root() task: IndexedTask, @Ctx() context: SubgraphContext): Promise<Agency | null> {
    return context.record(Agency, task.agencyId);
  }

  @FieldResolver(() => Obligation, { description: "What the work is for." })
  async obligation(@Root() task: IndexedTask, @Ctx() context: SubgraphContext): Promise<Obligation | null> {
    return context.record(Obligation, task.obligationId);
  }

  @FieldResolver(() => [TaskDependency], { description: "What the task waits for, across agencies." })
  async dependsOn(@Root() task: IndexedTask, @Ctx() context: SubgraphContext): Promise<TaskDependency[]> {
    return (await context.load(dependenciesByTask, task.id)) ?? [];
  }

  @FieldResolver(() => [TaskDependency], { description: "What waits for the task, across agencies." })
  async dependents(@Root() task: IndexedTask, @Ctx() context: SubgraphContext): Promise<TaskDependency[]> {
    return (await context.load(dependentsByTask, task.id)) ?? [];
  }
}

@Resolver(() => TaskDependency)
export class TaskDependencyResolver {
  @FieldResolver(() => IndexedTask, { description: "The task that waits." })
  async task(@Root() dependency: TaskDependency, @Ctx() context: SubgraphContext): Promise<IndexedTask | null> {
    return context.record(IndexedTask, dependency.taskId);
  }

  @FieldResolver(() => IndexedTask, { description: "The task that must be delivered first." })
  async dependsOn(@Root() dependency: TaskDependency, @Ctx() context: SubgraphContext): Promise<IndexedTask | null> {
    return context.record(IndexedTask, dependency.dependsOnId);
  }
}

@Resolver(() => tasks.Connection)
export class TaskConnectionResolver {
  @FieldResolver(() => DateTimeScalar, {
    description: "The index holds everything that the agencies had said by this instant.",
  })
  async asOf(@Ctx() context: SubgraphContext): Promise<string> {
    const asOf = await context.load(indexAsOf, WHOLE_INDEX);
    invariant(asOf !== undefined, "The index says how fresh it is.");
    return asOf;
  }
}
