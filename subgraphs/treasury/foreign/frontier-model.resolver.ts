/** What the Treasury adds to a frontier model: the cases it discovered. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { vulnerabilityCases } from "../vulnerability-case/vulnerability-case.listing";
import { FrontierModel } from "./frontier-model";

@Resolver(() => FrontierModel)
export class FrontierModelFields {
  @FieldResolver(() => vulnerabilityCases.Connection, { description: "Cases of what it discovered." })
  async discoveries(
    @Root() model: FrontierModel,
    @Args(() => vulnerabilityCases.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<VulnerabilityCase>> {
    return context.page(vulnerabilityCases, args, { relation: heldBy("discoveredById"), id: model.id });
  }
}
