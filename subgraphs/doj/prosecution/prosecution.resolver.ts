/** GraphQL entry points of prosecutions, and what one charges and concerns. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { children } from "../../kit/read/batch";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Charge } from "../charge/charge.entity";
import { District } from "../district/district.entity";
import { Directive } from "../foreign/directive";
import { FrontierModel } from "../foreign/frontier-model";
import { Organization } from "../foreign/organization";
import { Vulnerability } from "../foreign/vulnerability";
import { Investigation } from "../investigation/investigation.entity";
import { Prosecution } from "./prosecution.entity";
import { prosecutions } from "./prosecution.listing";

export const ProsecutionQueries = rootQueries(prosecutions, {
  one: "prosecution",
  many: "prosecutions",
  description: "Prosecutions, the newest first.",
});

const chargesOf = children({ of: Charge, parent: "prosecutionId", orderBy: "count" });

@Resolver(() => Prosecution)
export class ProsecutionResolver {
  @FieldResolver(() => District)
  async district(@Root() prosecution: Prosecution, @Ctx() context: SubgraphContext): Promise<District | null> {
    return context.record(District, prosecution.districtId);
  }

  @FieldResolver(() => Investigation, { nullable: true, description: "Investigation that led to it." })
  async investigation(
    @Root() prosecution: Prosecution,
    @Ctx() context: SubgraphContext,
  ): Promise<Investigation | null> {
    return prosecution.investigationId === null ? null : context.record(Investigation, prosecution.investigationId);
  }

  @FieldResolver(() => [Charge], { description: "The charges, by count." })
  async charges(@Root() prosecution: Prosecution, @Ctx() context: SubgraphContext): Promise<Charge[]> {
    return (await context.load(chargesOf, prosecution.id)) ?? [];
  }

  @FieldResolver(() => [Vulnerability], { description: "Vulnerabilities that the charges say were exploited." })
  vulnerabilities(@Root() prosecution: Prosecution): Vulnerability[] {
    return prosecution.vulnerabilityIds.map((id) => ({ id }));
  }

  @FieldResolver(() => [FrontierModel], { description: "Models that the charges say were used." })
  models(@Root() prosecution: Prosecution): FrontierModel[] {
    return prosecution.modelIds.map((id) => ({ id }));
  }

  @FieldResolver(() => [Directive], { description: "Directives that asked for what would have prevented it." })
  directives(@Root() prosecution: Prosecution): Directive[] {
    return prosecution.directiveIds.map((id) => ({ id }));
  }

  @FieldResolver(() => [Organization], { description: "Organizations that the charges name as victim." })
  victims(@Root() prosecution: Prosecution): Organization[] {
    return prosecution.victimIds.map((id) => ({ id }));
  }
}
