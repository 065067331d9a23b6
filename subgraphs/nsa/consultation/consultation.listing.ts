/** Consultations as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, from } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import type { ConsultationView } from "./consultation-view";
import { Consultation, ConsultationViewEnum } from "./consultation.entity";

@InputType()
class ConsultationFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("inquiryId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the inquiries." })
  inquiries?: string[] | null;

  @Where(anyOf("agencyId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the consulted offices." })
  agencies?: string[] | null;

  @Where(anyOf("view"))
  @Field(() => [ConsultationViewEnum], { nullable: true })
  views?: ConsultationView[] | null;

  @Where(from("recordedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Recorded at this instant or later." })
  recordedFrom?: Date | null;

  @Where(before("recordedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Recorded before this instant." })
  recordedBefore?: Date | null;
}

export const consultations = new Listing({
  of: Consultation,
  name: "Consultation",
  filter: ConsultationFilter,
  orders: { RECORDED_AT: "recordedAt" },
  defaultOrder: { field: "RECORDED_AT", direction: "DESC" },
});
