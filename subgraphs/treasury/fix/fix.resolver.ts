/** GraphQL fields and entry points of fixes. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Organization } from "../foreign/organization";
import { type Reference, referTo } from "../foreign/reference";
import type { PatchDelivery } from "../patch-delivery/patch-delivery.entity";
import { patchDeliveries } from "../patch-delivery/patch-delivery.listing";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { Fix } from "./fix.entity";
import { fixes } from "./fix.listing";

export const FixQueries = rootQueries(fixes, {
  one: "fix",
  many: "fixes",
  description: "Fixes that maintainers submitted, the latest first.",
});

@Resolver(() => Fix)
export class FixFields {
  @FieldResolver(() => VulnerabilityCase)
  async case(@Root() fix: Fix, @Ctx() context: SubgraphContext): Promise<VulnerabilityCase | null> {
    return context.record(VulnerabilityCase, fix.caseId);
  }

  @FieldResolver(() => Organization)
  submittedBy(@Root() fix: Fix): Reference {
    return referTo(fix.submittedById);
  }

  @FieldResolver(() => patchDeliveries.Connection, { description: "To whom the fix goes, and how far it came." })
  async deliveries(
    @Root() fix: Fix,
    @Args(() => patchDeliveries.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<PatchDelivery>> {
    return context.page(patchDeliveries, args, { relation: heldBy("fixId"), id: fix.id });
  }
}
