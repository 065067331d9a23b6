/** GraphQL entry points of placements, and where they come from. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Provenance } from "../../kit/record/provenance";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { placementCells } from "./placement-cells";
import { Placement } from "./placement.entity";
import { placements } from "./placement.listing";

export const PlacementQueries = rootQueries(placements, {
  one: "placement",
  many: "placements",
  description: "Placements of agencies with at least five in the same state; smaller groups are left out.",
});

@Resolver(() => Placement)
export class PlacementResolver {
  @FieldResolver(() => Provenance, {
    nullable: true,
    description: "As of the newest change among all placements alike; null when they became too few meanwhile.",
  })
  async provenance(@Root() placement: Placement, @Ctx() context: SubgraphContext): Promise<Provenance | null> {
    const cell = (await context.load(placementCells, placement.agencyId))?.get(placement.state);
    return cell === undefined ? null : { source: placement.provenanceSource, asOf: cell.asOf };
  }
}
