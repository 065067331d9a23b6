/** GraphQL entry points of safeguard attestations, and the window of each. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { AccessWindow } from "../access-window/access-window.entity";
import { SafeguardAttestation } from "./safeguard-attestation.entity";
import { safeguardAttestations } from "./safeguard-attestation.listing";

export const SafeguardAttestationQueries = rootQueries(safeguardAttestations, {
  one: "safeguardAttestation",
  many: "safeguardAttestations",
  description: "Safeguards of access windows.",
});

@Resolver(() => SafeguardAttestation)
export class SafeguardAttestationFields {
  @FieldResolver(() => AccessWindow)
  async window(@Root() safeguard: SafeguardAttestation, @Ctx() context: SubgraphContext): Promise<AccessWindow | null> {
    return context.record(AccessWindow, safeguard.windowId);
  }
}
