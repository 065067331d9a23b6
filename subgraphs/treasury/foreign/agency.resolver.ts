/** What the Treasury adds to an agency: the patches sent to it. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { PatchDelivery } from "../patch-delivery/patch-delivery.entity";
import { patchDeliveries } from "../patch-delivery/patch-delivery.listing";
import { Agency } from "./agency";

@Resolver(() => Agency)
export class AgencyFields {
  @FieldResolver(() => patchDeliveries.Connection, { description: "Patches sent to it." })
  async patchDeliveries(
    @Root() agency: Agency,
    @Args(() => patchDeliveries.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<PatchDelivery>> {
    return context.page(patchDeliveries, args, { relation: heldBy("agencyId"), id: agency.id });
  }
}
