/** `Agency.hiring`, the same of all agencies as the hiring funnel, and its fields. Figures come from batches, so that many agencies cost as much as one. */
import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { AnnouncementFunnel, emptyFunnel, funnelByAgency } from "../announcement/announcement-funnel";
import type { Announcement } from "../announcement/announcement.entity";
import { announcements } from "../announcement/announcement.listing";
import { openPositionsByAgency, openPositionsKey } from "../announcement/open-positions";
import { AgencyStub } from "../foreign/agency";
import { medianDaysToHire, placementCells } from "../placement/placement-cells";
import { PLACEMENT_STATES } from "../placement/placement.transitions";
import { AgencyHiring, PlacementCount, hiringAgencies } from "./agency-hiring";

@Resolver(() => AgencyStub)
export class AgencyResolver {
  @FieldResolver(() => AgencyHiring, { description: "Positions, placements and how long hiring takes." })
  hiring(@Root() agency: AgencyStub): AgencyHiring {
    return { agencyId: agency.id };
  }
}

@Resolver(() => AgencyHiring)
export class AgencyHiringResolver {
  @Query(() => [AgencyHiring], {
    description: "From announcement to the first day of work: each agency that announced positions, by id.",
  })
  async hiringFunnel(
    @Arg("agencies", () => [ID], { nullable: true, description: "These agencies only." }) agencies: string[] | null,
    @Ctx() context: SubgraphContext,
  ): Promise<AgencyHiring[]> {
    return hiringAgencies(context.database, agencies ?? null);
  }

  @FieldResolver(() => AgencyStub)
  agency(@Root() { agencyId }: AgencyHiring): AgencyStub {
    return { id: agencyId };
  }

  @FieldResolver(() => AnnouncementFunnel, { description: "Its announcements from draft to certificate." })
  async funnel(@Root() { agencyId }: AgencyHiring, @Ctx() context: SubgraphContext): Promise<AnnouncementFunnel> {
    return (await context.load(funnelByAgency, agencyId)) ?? emptyFunnel();
  }

  @FieldResolver(() => Int, { description: "Positions announced and without a certificate yet." })
  async openPositions(
    @Root() { agencyId }: AgencyHiring,
    @Arg("workRoles", () => [ID], { nullable: true, description: "Counts these roles only." })
    workRoles: string[] | null,
    @Ctx() context: SubgraphContext,
  ): Promise<number> {
    return (await context.load(openPositionsByAgency, openPositionsKey(agencyId, workRoles ?? null))) ?? 0;
  }

  @FieldResolver(() => Int, { nullable: true, description: "People who have started; null under five." })
  async placements(@Root() { agencyId }: AgencyHiring, @Ctx() context: SubgraphContext): Promise<number | null> {
    return (await context.load(placementCells, agencyId))?.get("ONBOARDED")?.count ?? null;
  }

  @FieldResolver(() => [PlacementCount], { description: "Placements by state, in the order of the lifecycle." })
  async placementsByState(
    @Root() { agencyId }: AgencyHiring,
    @Ctx() context: SubgraphContext,
  ): Promise<PlacementCount[]> {
    const cells = await context.load(placementCells, agencyId);
    return PLACEMENT_STATES.map((state) => ({ state, count: cells?.get(state)?.count ?? null }));
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: "Median of calendar days from posting to the first day of work; null under five people.",
  })
  async medianDaysToHire(@Root() { agencyId }: AgencyHiring, @Ctx() context: SubgraphContext): Promise<number | null> {
    return (await context.load(medianDaysToHire, agencyId)) ?? null;
  }

  @FieldResolver(() => announcements.Connection, { description: "The agency's announcements." })
  async announcements(
    @Root() { agencyId }: AgencyHiring,
    @Args(() => announcements.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Announcement>> {
    return context.page(announcements, args, { relation: heldBy("agencyId"), id: agencyId });
  }
}
