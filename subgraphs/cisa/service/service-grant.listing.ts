/** Service grants as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { ServiceGrant } from "./service-grant.entity";
import { type GrantState, GrantStateEnum } from "./service-grant.transitions";

@InputType()
class ServiceGrantFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [GrantStateEnum], { nullable: true })
  states?: GrantState[] | null;

  @Where(anyOf("serviceId"))
  @Field(() => [ID], { nullable: true })
  services?: string[] | null;

  @Where(anyOf("recipientId"))
  @Field(() => [ID], { nullable: true })
  recipients?: string[] | null;

  @Where(
    holds(
      ({ column }) => `EXISTS (SELECT 1 FROM defensive_service service
        WHERE service.id = ${column("serviceId")} AND service.includes_covered_models)`,
    ),
  )
  @Field(() => Boolean, { nullable: true, description: "The granted service gives access to covered models." })
  includesCoveredModels?: boolean | null;

  @Where(from("requestedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Asked for on this day or later." })
  requestedFrom?: string | null;

  @Where(before("requestedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Asked for before this day." })
  requestedBefore?: string | null;

  @Where(contains("purpose"))
  @Field(() => String, { nullable: true, description: "Words of the purpose." })
  search?: string | null;
}

export const serviceGrants = new Listing<ServiceGrant, ServiceGrantFilter>({
  of: ServiceGrant,
  name: "ServiceGrant",
  filter: ServiceGrantFilter,
  orders: { REQUESTED_ON: "requestedOn", ACTIVE_FROM: "activeFrom", STATE: "state" },
  defaultOrder: { field: "REQUESTED_ON", direction: "DESC" },
});
