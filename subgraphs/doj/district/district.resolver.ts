/** GraphQL entry points of districts, and what happens in one. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { Investigation } from "../investigation/investigation.entity";
import { investigations } from "../investigation/investigation.listing";
import type { Prosecution } from "../prosecution/prosecution.entity";
import { prosecutions } from "../prosecution/prosecution.listing";
import { District } from "./district.entity";
import { districts } from "./district.listing";

export const DistrictQueries = rootQueries(districts, {
  one: "district",
  many: "districts",
  description: "The 94 federal judicial districts.",
});

@Resolver(() => District)
export class DistrictResolver {
  @FieldResolver(() => prosecutions.Connection, { description: "Prosecutions filed in the district." })
  async prosecutions(
    @Root() district: District,
    @Args(() => prosecutions.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Prosecution>> {
    return context.page(prosecutions, args, { relation: heldBy("districtId"), id: district.id });
  }

  @FieldResolver(() => investigations.Connection, { description: "Investigations led from the district." })
  async investigations(
    @Root() district: District,
    @Args(() => investigations.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Investigation>> {
    return context.page(investigations, args, { relation: heldBy("districtId"), id: district.id });
  }
}
