/** GraphQL entry points of investigations, and what one came from and led to. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { children } from "../../kit/read/batch";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { District } from "../district/district.entity";
import { Vulnerability } from "../foreign/vulnerability";
import { Prosecution } from "../prosecution/prosecution.entity";
import { Referral } from "../referral/referral.entity";
import { Investigation } from "./investigation.entity";
import { investigations } from "./investigation.listing";

export const InvestigationQueries = rootQueries(investigations, {
  one: "investigation",
  many: "investigations",
  description: "Investigations, the newest first.",
});

const referralsOf = children({ of: Referral, parent: "investigationId", orderBy: "receivedOn" });

const prosecutionsOf = children({ of: Prosecution, parent: "investigationId", orderBy: "filedOn" });

@Resolver(() => Investigation)
export class InvestigationResolver {
  @FieldResolver(() => District, { description: "District that leads it." })
  async district(@Root() investigation: Investigation, @Ctx() context: SubgraphContext): Promise<District | null> {
    return context.record(District, investigation.districtId);
  }

  @FieldResolver(() => [Vulnerability], { description: "Vulnerabilities that the conduct is said to exploit." })
  vulnerabilities(@Root() investigation: Investigation): Vulnerability[] {
    return investigation.vulnerabilityIds.map((id) => ({ id }));
  }

  @FieldResolver(() => [Referral], { description: "Referrals that it took up, the oldest first." })
  async referrals(@Root() investigation: Investigation, @Ctx() context: SubgraphContext): Promise<Referral[]> {
    return (await context.load(referralsOf, investigation.id)) ?? [];
  }

  @FieldResolver(() => [Prosecution], { description: "Prosecutions that it led to, the oldest first." })
  async prosecutions(@Root() investigation: Investigation, @Ctx() context: SubgraphContext): Promise<Prosecution[]> {
    return (await context.load(prosecutionsOf, investigation.id)) ?? [];
  }
}
