/** GraphQL entry points of trusted partnerships, and the model of each. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { FrontierModel } from "../frontier-model/frontier-model.entity";
import { TrustedPartnership } from "./trusted-partnership.entity";
import { trustedPartnerships } from "./trusted-partnership.listing";

export const TrustedPartnershipQueries = rootQueries(trustedPartnerships, {
  one: "trustedPartnership",
  many: "trustedPartnerships",
  description: "Trusted partnerships, the newest first.",
});

@Resolver(() => TrustedPartnership)
export class TrustedPartnershipFields {
  @FieldResolver(() => FrontierModel)
  async model(@Root() partnership: TrustedPartnership, @Ctx() context: SubgraphContext): Promise<FrontierModel | null> {
    return context.record(FrontierModel, partnership.modelId);
  }
}
