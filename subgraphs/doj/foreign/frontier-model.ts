/** NSA's frontier model, and the prosecutions that allege its use. */
import { Args, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldAmong } from "../../kit/read/listing";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { Prosecution } from "../prosecution/prosecution.entity";
import { prosecutions } from "../prosecution/prosecution.listing";

@ObjectType("FrontierModel")
@Directive('@key(fields: "id")')
export class FrontierModel {
  @Field(() => ID)
  id: string;
}

@Resolver(() => FrontierModel)
export class FrontierModelResolver {
  @FieldResolver(() => prosecutions.Connection, {
    description: "Prosecutions that allege its use; an allegation, not a finding.",
  })
  async allegedUse(
    @Root() model: FrontierModel,
    @Args(() => prosecutions.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Prosecution>> {
    return context.page(prosecutions, args, { relation: heldAmong("modelIds"), id: model.id });
  }
}
