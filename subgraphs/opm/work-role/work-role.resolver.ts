/** GraphQL entry points of work roles, and what hangs on one. */
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { Announcement } from "../announcement/announcement.entity";
import { announcements } from "../announcement/announcement.listing";
import { openPositionsByWorkRole } from "../announcement/open-positions";
import type { HiringPathway } from "../hiring-pathway/hiring-pathway.entity";
import { hiringPathways, leadingToWorkRole } from "../hiring-pathway/hiring-pathway.listing";
import { WorkRole } from "./work-role.entity";
import { workRoles } from "./work-role.listing";

export const WorkRoleQueries = rootQueries(workRoles, {
  one: "workRole",
  many: "workRoles",
  description: "The work roles of the NICE framework, by id.",
});

@Resolver(() => WorkRole)
export class WorkRoleResolver {
  @FieldResolver(() => Int, { description: "Positions of all agencies that are being recruited for." })
  async openPositions(@Root() role: WorkRole, @Ctx() context: SubgraphContext): Promise<number> {
    return (await context.load(openPositionsByWorkRole, role.id)) ?? 0;
  }

  @FieldResolver(() => announcements.Connection, { description: "Announcements of positions in this role." })
  async announcements(
    @Root() role: WorkRole,
    @Args(() => announcements.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Announcement>> {
    return context.page(announcements, args, { relation: heldBy("workRoleId"), id: role.id });
  }

  @FieldResolver(() => hiringPathways.Connection, { description: "Pathways that lead to this role." })
  async pathways(
    @Root() role: WorkRole,
    @Args(() => hiringPathways.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<HiringPathway>> {
    return context.page(hiringPathways, args, { relation: leadingToWorkRole, id: role.id });
  }
}
