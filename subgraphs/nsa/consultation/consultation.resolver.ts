/** GraphQL entry points of consultations, and the inquiry that each belongs to. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { CoverageInquiry } from "../coverage-inquiry/coverage-inquiry.entity";
import { Consultation } from "./consultation.entity";
import { consultations } from "./consultation.listing";

export const ConsultationQueries = rootQueries(consultations, {
  one: "consultation",
  many: "consultations",
  description: "Recorded views of consulted offices, the newest first.",
});

@Resolver(() => Consultation)
export class ConsultationFields {
  @FieldResolver(() => CoverageInquiry)
  async inquiry(@Root() consultation: Consultation, @Ctx() context: SubgraphContext): Promise<CoverageInquiry | null> {
    return context.record(CoverageInquiry, consultation.inquiryId);
  }
}
