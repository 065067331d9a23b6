/** GraphQL fields and entry points of embargoes and of the invitations to them. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Organization } from "../foreign/organization";
import { type Reference, referTo } from "../foreign/reference";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { Embargo } from "./embargo.entity";
import { embargoes } from "./embargo.listing";
import { EmbargoParticipant } from "./embargo-participant.entity";
import { embargoParticipants, participantsByEmbargo } from "./embargo-participant.listing";

export const EmbargoQueries = rootQueries(embargoes, {
  one: "embargo",
  many: "embargoes",
  description: "Embargoes on cases.",
});

export const EmbargoParticipantQueries = rootQueries(embargoParticipants, {
  one: "embargoParticipant",
  many: "embargoParticipants",
  description: "Invitations to embargoes and the answers to them.",
});

@Resolver(() => Embargo)
export class EmbargoFields {
  @FieldResolver(() => VulnerabilityCase)
  async case(@Root() embargo: Embargo, @Ctx() context: SubgraphContext): Promise<VulnerabilityCase | null> {
    return context.record(VulnerabilityCase, embargo.caseId);
  }

  @FieldResolver(() => [EmbargoParticipant], { description: "Everybody who was invited, in order of invitation." })
  async participants(@Root() embargo: Embargo, @Ctx() context: SubgraphContext): Promise<EmbargoParticipant[]> {
    return (await context.load(participantsByEmbargo, embargo.id)) ?? [];
  }
}

@Resolver(() => EmbargoParticipant)
export class EmbargoParticipantFields {
  @FieldResolver(() => Embargo)
  async embargo(@Root() participant: EmbargoParticipant, @Ctx() context: SubgraphContext): Promise<Embargo | null> {
    return context.record(Embargo, participant.embargoId);
  }

  @FieldResolver(() => Organization)
  organization(@Root() participant: EmbargoParticipant): Reference {
    return referTo(participant.organizationId);
  }
}
