/** GraphQL entry points of coverage inquiries, their model, consultations and determination. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { consultationsByInquiry } from "../consultation/consultation.batch";
import { Consultation } from "../consultation/consultation.entity";
import { designationByInquiry } from "../designation/designation.batch";
import { Designation } from "../designation/designation.entity";
import { AgencyStub } from "../foreign/agency";
import { FrontierModel } from "../frontier-model/frontier-model.entity";
import { outstandingConsultees } from "./consultees";
import { CoverageInquiry } from "./coverage-inquiry.entity";
import { coverageInquiries } from "./coverage-inquiry.listing";

export const CoverageInquiryQueries = rootQueries(coverageInquiries, {
  one: "coverageInquiry",
  many: "coverageInquiries",
  description: "Coverage inquiries, the newest first.",
});

@Resolver(() => CoverageInquiry)
export class CoverageInquiryFields {
  @FieldResolver(() => FrontierModel)
  async model(@Root() inquiry: CoverageInquiry, @Ctx() context: SubgraphContext): Promise<FrontierModel | null> {
    return context.record(FrontierModel, inquiry.modelId);
  }

  @FieldResolver(() => [Consultation], { description: "Views recorded so far, the earliest first." })
  async consultations(@Root() inquiry: CoverageInquiry, @Ctx() context: SubgraphContext): Promise<Consultation[]> {
    return (await context.load(consultationsByInquiry, inquiry.id)) ?? [];
  }

  @FieldResolver(() => [AgencyStub], { description: "Consultees whose view is not recorded yet." })
  async outstandingConsultees(
    @Root() inquiry: CoverageInquiry,
    @Ctx() context: SubgraphContext,
  ): Promise<AgencyStub[]> {
    const recorded = (await context.load(consultationsByInquiry, inquiry.id)) ?? [];
    const consulted = recorded.map((consultation) => consultation.agencyId);
    return outstandingConsultees(inquiry.consulteeIds, consulted).map((id) => ({ id }));
  }

  @FieldResolver(() => Designation, { nullable: true, description: "The determination; null while there is none." })
  async designation(@Root() inquiry: CoverageInquiry, @Ctx() context: SubgraphContext): Promise<Designation | null> {
    return (await context.load(designationByInquiry, inquiry.id)) ?? null;
  }
}
