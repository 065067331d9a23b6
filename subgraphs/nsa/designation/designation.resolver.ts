/** GraphQL entry points of designations, and what each is about. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { CoverageInquiry } from "../coverage-inquiry/coverage-inquiry.entity";
import { FrontierModel } from "../frontier-model/frontier-model.entity";
import { Designation } from "./designation.entity";
import { designations } from "./designation.listing";

export const DesignationQueries = rootQueries(designations, {
  one: "designation",
  many: "designations",
  description: "Determinations of the NSA Director, the newest first.",
});

@Resolver(() => Designation)
export class DesignationFields {
  @FieldResolver(() => FrontierModel)
  async model(@Root() designation: Designation, @Ctx() context: SubgraphContext): Promise<FrontierModel | null> {
    return context.record(FrontierModel, designation.modelId);
  }

  @FieldResolver(() => CoverageInquiry, { description: "The inquiry that it answers." })
  async inquiry(@Root() designation: Designation, @Ctx() context: SubgraphContext): Promise<CoverageInquiry | null> {
    return context.record(CoverageInquiry, designation.inquiryId);
  }
}
