/** Agencies as a list: what an officer filters and orders by. */
import { Field, ID, InputType } from "type-graphql";
import type { AgencyKind } from "../../kit/reference/agencies";
import { Where, anyOf, contains, holds, overlaps } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { Agency, AgencyKindEnum } from "./agency.entity";

@InputType()
class AgencyFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("kind"))
  @Field(() => [AgencyKindEnum], { nullable: true })
  kinds?: AgencyKind[] | null;

  @Where(holds(({ column }) => column("civilianExecutive")))
  @Field(() => Boolean, { nullable: true, description: "Bound by directives for civilian agencies." })
  civilianExecutive?: boolean | null;

  @Where(anyOf("parentId"))
  @Field(() => [ID], { nullable: true, description: "Components of these departments." })
  parents?: string[] | null;

  @Where(overlaps("codeTexts"))
  @Field(() => [String], { nullable: true, description: "Codes with their list, for example `cgac:015`." })
  codes?: string[] | null;

  @Where(contains("acronym", "name"))
  @Field(() => String, { nullable: true, description: "Words of acronym or name." })
  search?: string | null;
}

export const agencies = new Listing({
  of: Agency,
  name: "Agency",
  filter: AgencyFilter,
  orders: { NAME: "name", ACRONYM: "acronym" },
  defaultOrder: { field: "NAME", direction: "ASC" },
});
