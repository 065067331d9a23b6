/** GraphQL entry points of announcements, and the records that one belongs to. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { invariant } from "../../../common/invariant";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { HiringPathway } from "../hiring-pathway/hiring-pathway.entity";
import { WorkRole } from "../work-role/work-role.entity";
import { Announcement } from "./announcement.entity";
import { announcements } from "./announcement.listing";

export const AnnouncementQueries = rootQueries(announcements, {
  one: "announcement",
  many: "announcements",
  description: "Announcements of positions, those that close first first.",
});

@Resolver(() => Announcement)
export class AnnouncementResolver {
  @FieldResolver(() => HiringPathway, { description: "The pathway under which people are hired." })
  async pathway(@Root() announcement: Announcement, @Ctx() context: SubgraphContext): Promise<HiringPathway> {
    const pathway = await context.record(HiringPathway, announcement.pathwayId);
    invariant(pathway, "A foreign key holds the announcement's pathway.");
    return pathway;
  }

  @FieldResolver(() => WorkRole, { description: "The kind of specialist looked for." })
  async workRole(@Root() announcement: Announcement, @Ctx() context: SubgraphContext): Promise<WorkRole> {
    const role = await context.record(WorkRole, announcement.workRoleId);
    invariant(role, "A foreign key holds the announcement's work role.");
    return role;
  }
}
