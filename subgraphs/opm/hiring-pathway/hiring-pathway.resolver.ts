/** GraphQL entry points of hiring pathways, what hangs on one, and `Obligation.pathways`. */
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { AnnouncementFunnel, emptyFunnel, funnelByPathway } from "../announcement/announcement-funnel";
import type { Announcement } from "../announcement/announcement.entity";
import { announcements } from "../announcement/announcement.listing";
import { openPositionsByPathway } from "../announcement/open-positions";
import { ObligationStub } from "../foreign/obligation";
import { WorkRole } from "../work-role/work-role.entity";
import { HiringPathway } from "./hiring-pathway.entity";
import { hiringPathways } from "./hiring-pathway.listing";
import { workRolesByPathway } from "./pathway-work-role";

export const HiringPathwayQueries = rootQueries(hiringPathways, {
  one: "hiringPathway",
  many: "hiringPathways",
  description: "Hiring pathways, those opened last first.",
});

@Resolver(() => HiringPathway)
export class HiringPathwayResolver {
  @FieldResolver(() => [WorkRole], { description: "Roles that the pathway leads to." })
  async workRoles(@Root() pathway: HiringPathway, @Ctx() context: SubgraphContext): Promise<WorkRole[]> {
    return (await context.load(workRolesByPathway, pathway.id)) ?? [];
  }

  @FieldResolver(() => Int, { description: "Positions that are being recruited for under it, by all agencies." })
  async openPositions(@Root() pathway: HiringPathway, @Ctx() context: SubgraphContext): Promise<number> {
    return (await context.load(openPositionsByPathway, pathway.id)) ?? 0;
  }

  @FieldResolver(() => AnnouncementFunnel, { description: "Announcements under it from draft to certificate." })
  async funnel(@Root() pathway: HiringPathway, @Ctx() context: SubgraphContext): Promise<AnnouncementFunnel> {
    return (await context.load(funnelByPathway, pathway.id)) ?? emptyFunnel();
  }

  @FieldResolver(() => announcements.Connection, { description: "Announcements made under the pathway." })
  async announcements(
    @Root() pathway: HiringPathway,
    @Args(() => announcements.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Announcement>> {
    return context.page(announcements, args, { relation: heldBy("pathwayId"), id: pathway.id });
  }
}

@Resolver(() => ObligationStub)
export class ObligationPathwaysResolver {
  @FieldResolver(() => hiringPathways.Connection, { description: "Hiring pathways opened for the obligation." })
  async pathways(
    @Root() obligation: ObligationStub,
    @Args(() => hiringPathways.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<HiringPathway>> {
    return context.page(hiringPathways, args, { relation: heldBy("obligationId"), id: obligation.id });
  }
}
