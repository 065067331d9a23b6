/** What NSA adds to an organization: the models that it develops. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { FrontierModel } from "../frontier-model/frontier-model.entity";
import { frontierModels } from "../frontier-model/frontier-model.listing";
import { OrganizationStub } from "./organization";

@Resolver(() => OrganizationStub)
export class OrganizationModels {
  @FieldResolver(() => frontierModels.Connection, { description: "Frontier models that the organization develops." })
  async models(
    @Root() organization: OrganizationStub,
    @Args(() => frontierModels.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<FrontierModel>> {
    return context.page(frontierModels, args, { relation: heldBy("developerId"), id: organization.id });
  }
}
