/**
 * A placement as OPM's officers work on it. Only their commands answer this type: no query leads to it, so what
 * readers learn of placements stays what suppression.ts allows. It names no person either.
 */
import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from "type-graphql";
import { invariant } from "../../../common/invariant";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Marking } from "../../kit/record/marking";
import { DateScalar } from "../../kit/schema/scalars";
import { Announcement } from "../announcement/announcement.entity";
import { type Placement, PlacementStateEnum } from "./placement.entity";
import type { PlacementState } from "./placement.transitions";

@ObjectType({ description: "A placement as OPM's officers work on it; for them alone." })
export class PlacementFile {
  @Field(() => ID, { description: "Pseudonym. It follows from nothing about the person." })
  id: string;

  @Field(() => Int, { description: "Counts the changes; commands name the version that they expect." })
  version: number;

  @Field(() => PlacementStateEnum)
  state: PlacementState;

  @Field(() => DateScalar)
  selectedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "First day of work." })
  onboardedOn: string | null;

  @Field(() => Marking)
  marking: Marking;
}

@Resolver(() => PlacementFile)
export class PlacementFileResolver {
  @FieldResolver(() => Announcement, { description: "The announcement whose certificate named the person." })
  async announcement(@Root() { announcementId }: Placement, @Ctx() context: SubgraphContext): Promise<Announcement> {
    const announcement = await context.record(Announcement, announcementId);
    invariant(announcement, "A foreign key holds the placement's announcement.");
    return announcement;
  }
}
