/** The entry point of the clearinghouse's funnel. */
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { VulnerabilityCaseFilter } from "../vulnerability-case/vulnerability-case.listing";
import { ClearinghouseFunnel } from "./funnel.types";
import { readFunnel } from "./read-funnel";

@Resolver()
export class FunnelQueries {
  @Query(() => ClearinghouseFunnel, {
    description: "How many cases are where on their way from report to patch, and how old they are.",
  })
  async clearinghouseFunnel(
    @Arg("filter", () => VulnerabilityCaseFilter, { nullable: true, description: "Which cases are counted." })
    filter: VulnerabilityCaseFilter | null,
    @Arg("asOf", () => DateTimeScalar, { nullable: true, description: "Ages up to this instant; now unless given." })
    asOf: Date | null,
    @Ctx() context: SubgraphContext,
  ): Promise<ClearinghouseFunnel> {
    const instant = asOf ?? context.commandSetting.clock();
    return readFunnel(context.database, filter, instant.toISOString());
  }
}
