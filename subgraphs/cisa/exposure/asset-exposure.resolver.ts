/** GraphQL entry points of exposures, and the lists of them under agencies and vulnerabilities. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { AgencyStub } from "../foreign/agency";
import { Vulnerability } from "../vulnerability/vulnerability.entity";
import { AssetExposure } from "./asset-exposure.entity";
import { assetExposures } from "./asset-exposure.listing";

export const AssetExposureQueries = rootQueries(assetExposures, {
  one: "assetExposure",
  many: "assetExposures",
  description: "Assets on which vulnerabilities were detected, the earliest deadline first.",
});

@Resolver(() => AssetExposure)
export class AssetExposureFields {
  @FieldResolver(() => Vulnerability)
  async vulnerability(@Root() exposure: AssetExposure, @Ctx() context: SubgraphContext): Promise<Vulnerability | null> {
    return context.record(Vulnerability, exposure.vulnerabilityId);
  }
}

@Resolver(() => Vulnerability)
export class VulnerabilityExposureFields {
  @FieldResolver(() => assetExposures.Connection, { description: "Federal assets on which it was detected." })
  async exposures(
    @Root() vulnerability: Vulnerability,
    @Args(() => assetExposures.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<AssetExposure>> {
    return context.page(assetExposures, args, { relation: heldBy("vulnerabilityId"), id: vulnerability.id });
  }
}

@Resolver(() => AgencyStub)
export class AgencyExposureFields {
  @FieldResolver(() => assetExposures.Connection, { description: "The agency's assets with vulnerabilities." })
  async exposures(
    @Root() agency: AgencyStub,
    @Args(() => assetExposures.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<AssetExposure>> {
    return context.page(assetExposures, args, { relation: heldBy("agencyId"), id: agency.id });
  }
}
