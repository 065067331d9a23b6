/** GraphQL entry points of defensive services and their grants, and the grants under services and organizations. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { OrganizationStub } from "../foreign/organization";
import { DefensiveService } from "./defensive-service.entity";
import { defensiveServices } from "./defensive-service.listing";
import { ServiceGrant } from "./service-grant.entity";
import { serviceGrants } from "./service-grant.listing";

export const DefensiveServiceQueries = rootQueries(defensiveServices, {
  one: "defensiveService",
  many: "defensiveServices",
  description: "CISA's defensive services by name.",
});

export const ServiceGrantQueries = rootQueries(serviceGrants, {
  one: "serviceGrant",
  many: "serviceGrants",
  description: "Grants of defensive services, the latest asked for first.",
});

@Resolver(() => ServiceGrant)
export class ServiceGrantFields {
  @FieldResolver(() => DefensiveService)
  async service(@Root() grant: ServiceGrant, @Ctx() context: SubgraphContext): Promise<DefensiveService | null> {
    return context.record(DefensiveService, grant.serviceId);
  }
}

@Resolver(() => DefensiveService)
export class DefensiveServiceFields {
  @FieldResolver(() => serviceGrants.Connection, { description: "Who uses or asked for the service." })
  async grants(
    @Root() service: DefensiveService,
    @Args(() => serviceGrants.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<ServiceGrant>> {
    return context.page(serviceGrants, args, { relation: heldBy("serviceId"), id: service.id });
  }
}

@Resolver(() => OrganizationStub)
export class OrganizationGrantFields {
  @FieldResolver(() => serviceGrants.Connection, { description: "CISA's services that it uses or asked for." })
  async serviceGrants(
    @Root() organization: OrganizationStub,
    @Args(() => serviceGrants.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<ServiceGrant>> {
    return context.page(serviceGrants, args, { relation: heldBy("recipientId"), id: organization.id });
  }
}
