/** Defensive services as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, contains, holds, overlaps } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DefensiveService, type ServiceAudience, ServiceAudienceEnum } from "./defensive-service.entity";

@InputType()
class DefensiveServiceFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(overlaps("audiences"))
  @Field(() => [ServiceAudienceEnum], { nullable: true, description: "Open to one of these." })
  audiences?: ServiceAudience[] | null;

  @Where(holds(({ column }) => column("aiEnabled")))
  @Field(() => Boolean, { nullable: true })
  aiEnabled?: boolean | null;

  @Where(holds(({ column }) => column("includesCoveredModels")))
  @Field(() => Boolean, { nullable: true })
  includesCoveredModels?: boolean | null;

  @Where(overlaps("modelIds"))
  @Field(() => [ID], { nullable: true, description: "Gives access to one of these models." })
  models?: string[] | null;

  @Where(contains("name", "summary"))
  @Field(() => String, { nullable: true, description: "Words of name or summary." })
  search?: string | null;
}

export const defensiveServices = new Listing<DefensiveService, DefensiveServiceFilter>({
  of: DefensiveService,
  name: "DefensiveService",
  filter: DefensiveServiceFilter,
  orders: { NAME: "name" },
  defaultOrder: { field: "NAME", direction: "ASC" },
});
