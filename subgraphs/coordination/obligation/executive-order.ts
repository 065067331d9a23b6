/** The executive order itself: one value, with its obligations. */
import { Args, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { EXECUTIVE_ORDER } from "../../kit/reference/executive-order";
import { DateScalar } from "../../kit/schema/scalars";
import type { Obligation } from "./obligation.entity";
import { obligations } from "./obligation.listing";

@ObjectType({ description: "The executive order that the hub serves." })
class ExecutiveOrder {
  @Field(() => ID)
  id: string;

  @Field()
  title: string;

  @Field({ description: "Where it is published." })
  citation: string;

  @Field(() => DateScalar, { description: "Due days count from here." })
  signedOn: string;
}

@Resolver(() => ExecutiveOrder)
export class ExecutiveOrderResolver {
  @Query(() => ExecutiveOrder, { description: "The executive order that the hub serves." })
  executiveOrder(): ExecutiveOrder {
    return EXECUTIVE_ORDER;
  }

  @FieldResolver(() => obligations.Connection, { description: "What it requires, in its own sequence." })
  async obligations(
    @Args(() => obligations.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Obligation>> {
    return context.page(obligations, args);
  }
}
