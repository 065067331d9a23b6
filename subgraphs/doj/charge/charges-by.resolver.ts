/** GraphQL entry points of the figures about charges. */
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { District } from "../district/district.entity";
import { Statute } from "../statute/statute.entity";
import {
  ChargeFiguresFilter,
  DistrictCharges,
  StatuteCharges,
  chargesByDistrict,
  chargesByStatute,
} from "./charges-by";

@Resolver(() => StatuteCharges)
export class StatuteChargesResolver {
  @Query(() => [StatuteCharges], { description: "Charges filed, by statute, the most first; unsealed ones." })
  async chargesByStatute(
    @Arg("filter", () => ChargeFiguresFilter, { nullable: true }) filter: ChargeFiguresFilter | null,
    @Ctx() context: SubgraphContext,
  ): Promise<StatuteCharges[]> {
    return chargesByStatute(context.database, filter);
  }

  @FieldResolver(() => Statute)
  async statute(@Root() { statuteId }: StatuteCharges, @Ctx() context: SubgraphContext): Promise<Statute | null> {
    return context.record(Statute, statuteId);
  }
}

@Resolver(() => DistrictCharges)
export class DistrictChargesResolver {
  @Query(() => [DistrictCharges], { description: "Charges filed, by district, the most first; unsealed ones." })
  async chargesByDistrict(
    @Arg("filter", () => ChargeFiguresFilter, { nullable: true }) filter: ChargeFiguresFilter | null,
    @Ctx() context: SubgraphContext,
  ): Promise<DistrictCharges[]> {
    return chargesByDistrict(context.database, filter);
  }

  @FieldResolver(() => District)
  async district(@Root() { districtId }: DistrictCharges, @Ctx() context: SubgraphContext): Promise<District | null> {
    return context.record(District, districtId);
  }
}
