/** GraphQL entry points of frontier models, and what hangs on a model. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { AccessWindow } from "../access-window/access-window.entity";
import { accessWindows } from "../access-window/access-window.listing";
import type { BenchmarkRun } from "../benchmark-run/benchmark-run.entity";
import { benchmarkRuns } from "../benchmark-run/benchmark-run.listing";
import type { CoverageInquiry } from "../coverage-inquiry/coverage-inquiry.entity";
import { coverageInquiries } from "../coverage-inquiry/coverage-inquiry.listing";
import { currentDesignationByModel } from "../designation/designation.batch";
import { Designation } from "../designation/designation.entity";
import type { TrustedPartnership } from "../trusted-partnership/trusted-partnership.entity";
import { trustedPartnerships } from "../trusted-partnership/trusted-partnership.listing";
import { FrontierModel } from "./frontier-model.entity";
import { frontierModels } from "./frontier-model.listing";

export const FrontierModelQueries = rootQueries(frontierModels, {
  one: "frontierModel",
  many: "frontierModels",
  description: "Frontier models by name.",
});

const heldByModel = heldBy("modelId");

@Resolver(() => FrontierModel)
export class FrontierModelFields {
  @FieldResolver(() => Boolean, { description: "The current designation says COVERED." })
  async covered(@Root() model: FrontierModel, @Ctx() context: SubgraphContext): Promise<boolean> {
    return (await context.load(currentDesignationByModel, model.id))?.outcome === "COVERED";
  }

  @FieldResolver(() => Designation, { nullable: true, description: "The current designation; null before the first." })
  async designation(@Root() model: FrontierModel, @Ctx() context: SubgraphContext): Promise<Designation | null> {
    return (await context.load(currentDesignationByModel, model.id)) ?? null;
  }

  @FieldResolver(() => coverageInquiries.Connection, {
    description: "The developer's questions whether it is covered.",
  })
  async inquiries(
    @Root() model: FrontierModel,
    @Args(() => coverageInquiries.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<CoverageInquiry>> {
    return context.page(coverageInquiries, args, { relation: heldByModel, id: model.id });
  }

  @FieldResolver(() => accessWindows.Connection, { description: "Early access that the developer offered." })
  async accessWindows(
    @Root() model: FrontierModel,
    @Args(() => accessWindows.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<AccessWindow>> {
    return context.page(accessWindows, args, { relation: heldByModel, id: model.id });
  }

  @FieldResolver(() => trustedPartnerships.Connection, {
    description: "Partners outside government, and proposed ones.",
  })
  async partnerships(
    @Root() model: FrontierModel,
    @Args(() => trustedPartnerships.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<TrustedPartnership>> {
    return context.page(trustedPartnerships, args, { relation: heldByModel, id: model.id });
  }

  @FieldResolver(() => benchmarkRuns.Connection, {
    nullable: true,
    description: "Runs of the classified benchmark; null for whom they are not.",
  })
  async benchmarkRuns(
    @Root() model: FrontierModel,
    @Args(() => benchmarkRuns.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<BenchmarkRun>> {
    return context.page(benchmarkRuns, args, { relation: heldByModel, id: model.id });
  }
}
