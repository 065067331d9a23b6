/** GraphQL entry points of access windows, their model and safeguards. */
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { FrontierModel } from "../frontier-model/frontier-model.entity";
import { areSafeguardsComplete } from "../safeguard-attestation/safeguards-complete";
import { safeguardsByWindow } from "../safeguard-attestation/safeguard-attestation.batch";
import { SafeguardAttestation } from "../safeguard-attestation/safeguard-attestation.entity";
import { AccessWindow } from "./access-window.entity";
import { accessWindows } from "./access-window.listing";

export const AccessWindowQueries = rootQueries(accessWindows, {
  one: "accessWindow",
  many: "accessWindows",
  description: "Access windows, the earliest closing first.",
});

@Resolver(() => AccessWindow)
export class AccessWindowFields {
  @FieldResolver(() => FrontierModel)
  async model(@Root() window: AccessWindow, @Ctx() context: SubgraphContext): Promise<FrontierModel | null> {
    return context.record(FrontierModel, window.modelId);
  }

  @FieldResolver(() => [SafeguardAttestation], { description: "The five safeguards, by kind." })
  async safeguards(
    @Root() window: AccessWindow,
    @Arg("attested", () => Boolean, {
      nullable: true,
      description: "True keeps the attested ones, false the others; all when absent.",
    })
    attested: boolean | null,
    @Ctx() context: SubgraphContext,
  ): Promise<SafeguardAttestation[]> {
    const all = (await context.load(safeguardsByWindow, window.id)) ?? [];
    return all.filter(({ state }) => (attested ?? state === "ATTESTED") === (state === "ATTESTED"));
  }

  @FieldResolver(() => Boolean, { description: "All five safeguards are attested, as opening needs." })
  async safeguardsComplete(@Root() window: AccessWindow, @Ctx() context: SubgraphContext): Promise<boolean> {
    return areSafeguardsComplete((await context.load(safeguardsByWindow, window.id)) ?? []);
  }
}
