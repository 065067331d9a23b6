/** GraphQL entry points of obligations, their agencies, their delivery and their tasks. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { DateScalar } from "../../kit/schema/scalars";
import { Agency } from "../agency/agency.entity";
import type { IndexedTask } from "../task/indexed-task.entity";
import { tasks } from "../task/task.listing";
import { Obligation } from "./obligation.entity";
import { obligations } from "./obligation.listing";
import { consultsByObligation, leadsByObligation } from "./obligation-agencies";
import { deliveryByObligation } from "./obligation-delivery";

export const ObligationQueries = rootQueries(obligations, {
  one: "obligation",
  many: "obligations",
  description: "The obligations of the executive order, in its own sequence.",
});

const ofObligation = heldBy("obligationId");

@Resolver(() => Obligation)
export class ObligationResolver {
  @FieldResolver(() => [Agency], { description: "Agencies that must deliver." })
  async leads(@Root() obligation: Obligation, @Ctx() context: SubgraphContext): Promise<Agency[]> {
    return (await context.load(leadsByObligation, obligation.id)) ?? [];
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: "The agency of the hub that follows the work where the lead is not one of the five.",
  })
  async trackedBy(@Root() obligation: Obligation, @Ctx() context: SubgraphContext): Promise<Agency | null> {
    return obligation.trackedById === null ? null : context.record(Agency, obligation.trackedById);
  }

  @FieldResolver(() => [Agency], { description: "Agencies that the leads are to consult." })
  async consults(@Root() obligation: Obligation, @Ctx() context: SubgraphContext): Promise<Agency[]> {
    return (await context.load(consultsByObligation, obligation.id)) ?? [];
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: "Day of the last delivery, once no task is open; null before, and for standing obligations.",
  })
  async deliveredOn(@Root() obligation: Obligation, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await context.load(deliveryByObligation, obligation.id))?.deliveredOn ?? null;
  }

  @FieldResolver(() => Boolean, { description: "Delivered after the due day." })
  async deliveredLate(@Root() obligation: Obligation, @Ctx() context: SubgraphContext): Promise<boolean> {
    return (await context.load(deliveryByObligation, obligation.id))?.deliveredLate ?? false;
  }

  @FieldResolver(() => Boolean, { description: "The due day is over and something is still open." })
  async overdue(@Root() obligation: Obligation, @Ctx() context: SubgraphContext): Promise<boolean> {
    return (await context.load(deliveryByObligation, obligation.id))?.overdue ?? false;
  }

  @FieldResolver(() => tasks.Connection, { description: "The agencies' tasks for the obligation, from the index." })
  async tasks(
    @Root() obligation: Obligation,
    @Args(() => tasks.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<IndexedTask>> {
    return context.page(tasks, args, { relation: ofObligation, id: obligation.id });
  }
}
