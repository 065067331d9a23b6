/** Trusted partnerships as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { TrustedPartnership, TrustedPartnershipStateEnum } from "./trusted-partnership.entity";
import type { TrustedPartnershipState } from "./trusted-partnership.transitions";

@InputType()
class TrustedPartnershipFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [TrustedPartnershipStateEnum], { nullable: true })
  states?: TrustedPartnershipState[] | null;

  @Where(anyOf("modelId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the models." })
  models?: string[] | null;

  @Where(anyOf("developerId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the developing organizations." })
  developers?: string[] | null;

  @Where(anyOf("partnerId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the partner organizations." })
  partners?: string[] | null;

  @Where(from("proposedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Proposed at this instant or later." })
  proposedFrom?: Date | null;

  @Where(before("proposedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Proposed before this instant." })
  proposedBefore?: Date | null;

  @Where(contains("id", "purpose"))
  @Field(() => String, { nullable: true, description: "Words of id or purpose." })
  search?: string | null;
}

export const trustedPartnerships = new Listing({
  of: TrustedPartnership,
  name: "TrustedPartnership",
  filter: TrustedPartnershipFilter,
  orders: { PROPOSED_AT: "proposedAt", ENDED_AT: "endedAt", STATE: "state" },
  defaultOrder: { field: "PROPOSED_AT", direction: "DESC" },
});
