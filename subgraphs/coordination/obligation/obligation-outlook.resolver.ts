/** GraphQL entry points of obligations' outlooks. */
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { invariant } from "../../../common/invariant";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { WHOLE_INDEX, indexAsOf } from "../task/index-state";
import { IndexedTask } from "../task/indexed-task.entity";
import { Obligation } from "./obligation.entity";
import { ObligationOutlook, obligationOutlooks, outlookByObligation } from "./obligation-outlook";

@ArgsType()
class ObligationOutlookArgs {
  @Field(() => [ID], { nullable: true, description: "Of these; of all unless told." })
  obligations?: string[] | null;

  @Field(() => Boolean, { nullable: true })
  overdue?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  atRisk?: boolean | null;
}

@Resolver(() => ObligationOutlook)
export class ObligationOutlookResolver {
  @Query(() => [ObligationOutlook], {
    description: "How the order's obligations stand and what they wait for, the earliest due first.",
  })
  async obligationOutlook(
    @Args() { obligations: ids, overdue, atRisk }: ObligationOutlookArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<ObligationOutlook[]> {
    return obligationOutlooks(context.database, { ids, overdue, atRisk });
  }

  @FieldResolver(() => Obligation)
  async obligation(@Root() outlook: ObligationOutlook, @Ctx() context: SubgraphContext): Promise<Obligation | null> {
    return context.record(Obligation, outlook.obligationId);
  }

  @FieldResolver(() => [IndexedTask], {
    description:
      "The longest chain of undelivered tasks that the obligation waits for, of whatever agency, the one to deliver first in front.",
  })
  async criticalPath(
    @Root() outlook: ObligationOutlook,
    @Ctx() context: SubgraphContext,
  ): Promise<(IndexedTask | null)[]> {
    return context.records({ entity: IndexedTask, ids: outlook.pathIds });
  }

  @FieldResolver(() => DateTimeScalar, {
    description: "The outlook knows everything that the agencies had said by this instant.",
  })
  async asOf(@Ctx() context: SubgraphContext): Promise<string> {
    const asOf = await context.load(indexAsOf, WHOLE_INDEX);
    invariant(asOf !== undefined, "The index says how fresh it is.");
    return asOf;
  }
}

@Resolver(() => Obligation)
export class OutlookOfObligationResolver {
  @FieldResolver(() => ObligationOutlook, { description: "How it stands, and what it still waits for." })
  async outlook(@Root() obligation: Obligation, @Ctx() context: SubgraphContext): Promise<ObligationOutlook> {
    const outlook = await context.load(outlookByObligation, obligation.id);
    invariant(outlook !== undefined, "Every obligation has an outlook.");
    return outlook;
  }
}
