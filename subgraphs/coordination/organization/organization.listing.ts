/** Organizations as a list: what an officer filters and orders by. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, contains } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { Organization, OrganizationKindEnum, SectorEnum } from "./organization.entity";
import type { OrganizationKind, Sector } from "./organization-kinds";

@InputType()
class OrganizationFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("kind"))
  @Field(() => [OrganizationKindEnum], { nullable: true })
  kinds?: OrganizationKind[] | null;

  @Where(anyOf("sector"))
  @Field(() => [SectorEnum], { nullable: true })
  sectors?: Sector[] | null;

  @Where(anyOf("state"))
  @Field(() => [String], { nullable: true, description: "Postal codes of states." })
  states?: string[] | null;

  @Where(contains("name", "locality"))
  @Field(() => String, { nullable: true, description: "Words of name or place." })
  search?: string | null;
}

export const organizations = new Listing({
  of: Organization,
  name: "Organization",
  filter: OrganizationFilter,
  orders: { NAME: "name", STATE: "state", SECTOR: "sector" },
  defaultOrder: { field: "NAME", direction: "ASC" },
});
