/** Coverage inquiries as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { CoverageInquiry, CoverageInquiryStateEnum } from "./coverage-inquiry.entity";
import type { CoverageInquiryState } from "./coverage-inquiry.transitions";

@InputType()
class CoverageInquiryFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [CoverageInquiryStateEnum], { nullable: true })
  states?: CoverageInquiryState[] | null;

  @Where(anyOf("modelId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the models." })
  models?: string[] | null;

  @Where(anyOf("developerId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the developing organizations." })
  developers?: string[] | null;

  @Where(from("submittedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Submitted at this instant or later." })
  submittedFrom?: Date | null;

  @Where(before("submittedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Submitted before this instant." })
  submittedBefore?: Date | null;

  @Where(
    (agencies: string[], { column, bind }) =>
      `${column("state")} = 'IN_CONSULTATION' AND EXISTS (
        SELECT FROM unnest(${column("consulteeIds")}) AS consultee(id)
        WHERE consultee.id = ANY(${bind(agencies)}) AND NOT EXISTS (
          SELECT FROM consultation c WHERE c.inquiry_id = ${column("id")} AND c.agency_id = consultee.id))`,
  )
  @Field(() => [ID], {
    nullable: true,
    description: "In consultation, and one of these agencies has not been consulted yet.",
  })
  awaiting?: string[] | null;

  @Where(contains("id", "question"))
  @Field(() => String, { nullable: true, description: "Words of id or question." })
  search?: string | null;
}

export const coverageInquiries = new Listing({
  of: CoverageInquiry,
  name: "CoverageInquiry",
  filter: CoverageInquiryFilter,
  orders: { SUBMITTED_AT: "submittedAt", ENDED_AT: "endedAt", STATE: "state" },
  defaultOrder: { field: "SUBMITTED_AT", direction: "DESC" },
});
