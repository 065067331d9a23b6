/** What the Treasury adds to an organization: its part in the clearinghouse, and the patches sent to it. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Participation } from "../participation/participation.entity";
import { participationByOrganization } from "../participation/participation.listing";
import type { PatchDelivery } from "../patch-delivery/patch-delivery.entity";
import { patchDeliveries } from "../patch-delivery/patch-delivery.listing";
import { Organization } from "./organization";

@Resolver(() => Organization)
export class OrganizationFields {
  @FieldResolver(() => Participation, { nullable: true, description: "Null when it was never invited." })
  async participation(
    @Root() organization: Organization,
    @Ctx() context: SubgraphContext,
  ): Promise<Participation | null> {
    return (await context.load(participationByOrganization, organization.id))?.[0] ?? null;
  }

  @FieldResolver(() => patchDeliveries.Connection, { description: "Patches sent to it, participant or not." })
  async patchDeliveries(
    @Root() organization: Organization,
    @Args(() => patchDeliveries.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<PatchDelivery>> {
    return context.page(patchDeliveries, args, { relation: heldBy("organizationId"), id: organization.id });
  }
}
