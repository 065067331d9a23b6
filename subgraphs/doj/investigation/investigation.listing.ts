/** Investigations as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, overlaps } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { Investigation, InvestigationStateEnum } from "./investigation.entity";

@InputType()
class InvestigationFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [InvestigationStateEnum], { nullable: true })
  states?: string[] | null;

  @Where(anyOf("districtId"))
  @Field(() => [ID], { nullable: true })
  districts?: string[] | null;

  @Where(overlaps("vulnerabilityIds"))
  @Field(() => [ID], { nullable: true, description: "Concerns one of these vulnerabilities." })
  vulnerabilities?: string[] | null;

  @Where(from("openedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Opened on this day or later." })
  openedFrom?: string | null;

  @Where(before("openedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Opened before this day." })
  openedBefore?: string | null;

  @Where(contains("id", "title"))
  @Field(() => String, { nullable: true, description: "Words of id or title." })
  search?: string | null;
}

export const investigations = new Listing({
  of: Investigation,
  name: "Investigation",
  filter: InvestigationFilter,
  orders: { OPENED_ON: "openedOn", CONCLUDED_ON: "concludedOn" },
  defaultOrder: { field: "OPENED_ON", direction: "DESC" },
});
