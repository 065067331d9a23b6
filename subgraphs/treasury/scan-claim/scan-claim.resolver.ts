/** GraphQL fields and entry points of scan claims. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Organization } from "../foreign/organization";
import { type Reference, referTo } from "../foreign/reference";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { ScanClaim } from "./scan-claim.entity";
import { scanClaims } from "./scan-claim.listing";

export const ScanClaimQueries = rootQueries(scanClaims, {
  one: "scanClaim",
  many: "scanClaims",
  description: "Claims to scan a target, the latest first.",
});

@Resolver(() => ScanClaim)
export class ScanClaimFields {
  @FieldResolver(() => Organization, { description: "Who scans." })
  participant(@Root() claim: ScanClaim): Reference {
    return referTo(claim.participantId);
  }

  @FieldResolver(() => VulnerabilityCase, { nullable: true, description: "The case that the scan led to." })
  async case(@Root() claim: ScanClaim, @Ctx() context: SubgraphContext): Promise<VulnerabilityCase | null> {
    return claim.caseId === null ? null : context.record(VulnerabilityCase, claim.caseId);
  }
}
