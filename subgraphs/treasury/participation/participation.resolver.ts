/** GraphQL fields and entry points of participations. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Organization } from "../foreign/organization";
import { type Reference, referTo } from "../foreign/reference";
import type { ScanClaim } from "../scan-claim/scan-claim.entity";
import { scanClaims } from "../scan-claim/scan-claim.listing";
import { Participation } from "./participation.entity";
import { participations } from "./participation.listing";

export const ParticipationQueries = rootQueries(participations, {
  one: "participation",
  many: "participations",
  description: "Organizations' parts in the clearinghouse.",
});

@Resolver(() => Participation)
export class ParticipationFields {
  @FieldResolver(() => Organization)
  organization(@Root() participation: Participation): Reference {
    return referTo(participation.organizationId);
  }

  @FieldResolver(() => scanClaims.Connection, { description: "What the organization claimed to scan." })
  async scanClaims(
    @Root() participation: Participation,
    @Args(() => scanClaims.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<ScanClaim>> {
    return context.page(scanClaims, args, {
      relation: heldBy("participantId"),
      id: participation.organizationId,
    });
  }
}
