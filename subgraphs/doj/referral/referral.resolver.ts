/** GraphQL entry points of referrals, and whom and what one concerns. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { District } from "../district/district.entity";
import { Agency } from "../foreign/agency";
import { Organization } from "../foreign/organization";
import { Vulnerability } from "../foreign/vulnerability";
import { Investigation } from "../investigation/investigation.entity";
import { Referral } from "./referral.entity";
import { referrals } from "./referral.listing";

export const ReferralQueries = rootQueries(referrals, {
  one: "referral",
  many: "referrals",
  description: "Referrals to DOJ, the newest first.",
});

@Resolver(() => Referral)
export class ReferralResolver {
  @FieldResolver(() => Agency, { description: "The agency that referred." })
  agency(@Root() referral: Referral): Agency {
    return { id: referral.agencyId };
  }

  @FieldResolver(() => [Organization], {
    description: "Organizations that the referral names, as victim or otherwise.",
  })
  organizations(@Root() referral: Referral): Organization[] {
    return referral.organizationIds.map((id) => ({ id }));
  }

  @FieldResolver(() => [Vulnerability], { description: "Vulnerabilities that the conduct is said to exploit." })
  vulnerabilities(@Root() referral: Referral): Vulnerability[] {
    return referral.vulnerabilityIds.map((id) => ({ id }));
  }

  @FieldResolver(() => District, { nullable: true, description: "District that decides on it; null while unassigned." })
  async district(@Root() referral: Referral, @Ctx() context: SubgraphContext): Promise<District | null> {
    return referral.districtId === null ? null : context.record(District, referral.districtId);
  }

  @FieldResolver(() => Investigation, { nullable: true, description: "Investigation that it belongs to." })
  async investigation(@Root() referral: Referral, @Ctx() context: SubgraphContext): Promise<Investigation | null> {
    return referral.investigationId === null ? null : context.record(Investigation, referral.investigationId);
  }
}
