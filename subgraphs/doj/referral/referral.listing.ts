/** Referrals as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, overlaps } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { Referral, ReferralStateEnum } from "./referral.entity";

@InputType()
class ReferralFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [ReferralStateEnum], { nullable: true })
  states?: string[] | null;

  @Where(anyOf("agencyId"))
  @Field(() => [ID], { nullable: true, description: "Agencies that referred." })
  agencies?: string[] | null;

  @Where(anyOf("districtId"))
  @Field(() => [ID], { nullable: true })
  districts?: string[] | null;

  @Where(overlaps("organizationIds"))
  @Field(() => [ID], { nullable: true, description: "Names one of these organizations." })
  organizations?: string[] | null;

  @Where(overlaps("vulnerabilityIds"))
  @Field(() => [ID], { nullable: true, description: "Concerns one of these vulnerabilities." })
  vulnerabilities?: string[] | null;

  @Where(from("receivedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Received on this day or later." })
  receivedFrom?: string | null;

  @Where(before("receivedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Received before this day." })
  receivedBefore?: string | null;

  @Where(contains("id", "summary"))
  @Field(() => String, { nullable: true, description: "Words of id or summary." })
  search?: string | null;
}

export const referrals = new Listing({
  of: Referral,
  name: "Referral",
  filter: ReferralFilter,
  orders: { RECEIVED_ON: "receivedOn", DECIDED_ON: "decidedOn" },
  defaultOrder: { field: "RECEIVED_ON", direction: "DESC" },
});
