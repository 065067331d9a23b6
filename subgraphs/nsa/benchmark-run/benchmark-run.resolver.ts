/** GraphQL entry points of benchmark runs, and the model of each. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { FrontierModel } from "../frontier-model/frontier-model.entity";
import { BenchmarkRun } from "./benchmark-run.entity";
import { benchmarkRuns } from "./benchmark-run.listing";

export const BenchmarkRunQueries = rootQueries(benchmarkRuns, {
  one: "benchmarkRun",
  many: "benchmarkRuns",
  description: "Runs of the classified benchmark, the newest first.",
});

@Resolver(() => BenchmarkRun)
export class BenchmarkRunFields {
  @FieldResolver(() => FrontierModel)
  async model(@Root() run: BenchmarkRun, @Ctx() context: SubgraphContext): Promise<FrontierModel | null> {
    return context.record(FrontierModel, run.modelId);
  }
}
