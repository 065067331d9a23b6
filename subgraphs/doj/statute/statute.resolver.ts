/** GraphQL entry points of statutes, and the prosecutions that charge one. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import type { ParentRelation } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { Prosecution } from "../prosecution/prosecution.entity";
import { prosecutions } from "../prosecution/prosecution.listing";
import { Statute } from "./statute.entity";
import { statutes } from "./statute.listing";

export const StatuteQueries = rootQueries(statutes, {
  one: "statute",
  many: "statutes",
  description: "Statutes that a charge can name.",
});

const chargedUnderIt: ParentRelation = {
  name: "chargedUnderIt",
  condition: (statuteId, { column }) =>
    `EXISTS (SELECT 1 FROM charge c WHERE c.prosecution_id = ${column("id")} AND c.statute_id = ${statuteId})`,
};

@Resolver(() => Statute)
export class StatuteResolver {
  @FieldResolver(() => prosecutions.Connection, { description: "Prosecutions with a charge under this statute." })
  async prosecutions(
    @Root() statute: Statute,
    @Args(() => prosecutions.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Prosecution>> {
    return context.page(prosecutions, args, { relation: chargedUnderIt, id: statute.id });
  }
}
