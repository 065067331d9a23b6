/** GraphQL entry points of charges, and what one belongs to. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Prosecution } from "../prosecution/prosecution.entity";
import { Statute } from "../statute/statute.entity";
import { Charge } from "./charge.entity";
import { charges } from "./charge.listing";

export const ChargeQueries = rootQueries(charges, {
  one: "charge",
  many: "charges",
  description: "Charges of all prosecutions, the newest first.",
});

@Resolver(() => Charge)
export class ChargeResolver {
  @FieldResolver(() => Statute, { description: "The existing law that was broken." })
  async statute(@Root() charge: Charge, @Ctx() context: SubgraphContext): Promise<Statute | null> {
    return context.record(Statute, charge.statuteId);
  }

  @FieldResolver(() => Prosecution)
  async prosecution(@Root() charge: Charge, @Ctx() context: SubgraphContext): Promise<Prosecution | null> {
    return context.record(Prosecution, charge.prosecutionId);
  }
}
