/** GraphQL fields and entry points of deliveries. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Fix } from "../fix/fix.entity";
import { Agency } from "../foreign/agency";
import { Organization } from "../foreign/organization";
import { type Reference, referToOptional } from "../foreign/reference";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { PatchDelivery } from "./patch-delivery.entity";
import { patchDeliveries } from "./patch-delivery.listing";

export const PatchDeliveryQueries = rootQueries(patchDeliveries, {
  one: "patchDelivery",
  many: "patchDeliveries",
  description: "Patches on their way to recipients, the longest queued first.",
});

@Resolver(() => PatchDelivery)
export class PatchDeliveryFields {
  @FieldResolver(() => Fix)
  async fix(@Root() delivery: PatchDelivery, @Ctx() context: SubgraphContext): Promise<Fix | null> {
    return context.record(Fix, delivery.fixId);
  }

  @FieldResolver(() => VulnerabilityCase)
  async case(@Root() delivery: PatchDelivery, @Ctx() context: SubgraphContext): Promise<VulnerabilityCase | null> {
    return context.record(VulnerabilityCase, delivery.caseId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: "The recipient, when it is an agency." })
  agency(@Root() delivery: PatchDelivery): Reference | null {
    return referToOptional(delivery.agencyId);
  }

  @FieldResolver(() => Organization, { nullable: true, description: "The recipient, when it is an organization." })
  organization(@Root() delivery: PatchDelivery): Reference | null {
    return referToOptional(delivery.organizationId);
  }
}
