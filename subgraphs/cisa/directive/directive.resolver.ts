/** GraphQL entry points of directives, and what every directive answers about its actions and its kin. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { ObligationStub } from "../foreign/obligation";
import {
  directivesByObligation,
  requiredActionsByDirective,
  supersededByDirective,
  supplementsByDirective,
} from "./directive.batches";
import { Directive, EmergencyDirective, SupplementalDirection } from "./directive.entity";
import { directives } from "./directive.listing";
import { RequiredAction } from "./required-action.entity";

export const DirectiveQueries = rootQueries(directives, {
  one: "directive",
  many: "directives",
  description: "CISA's directives, the latest issued first.",
});

@Resolver(() => Directive)
export class DirectiveFields {
  @FieldResolver(() => [RequiredAction], { description: "What it requires, in its own order." })
  async requiredActions(@Root() directive: Directive, @Ctx() context: SubgraphContext): Promise<RequiredAction[]> {
    return (await context.load(requiredActionsByDirective, directive.id)) ?? [];
  }

  @FieldResolver(() => [Directive], { description: "Directives that it superseded or revoked." })
  async supersedes(@Root() directive: Directive, @Ctx() context: SubgraphContext): Promise<Directive[]> {
    return (await context.load(supersededByDirective, directive.id)) ?? [];
  }

  @FieldResolver(() => Directive, { nullable: true, description: "The directive that superseded or revoked it." })
  async supersededBy(@Root() directive: Directive, @Ctx() context: SubgraphContext): Promise<Directive | null> {
    return directive.supersededById === null ? null : context.record(Directive, directive.supersededById);
  }
}

@Resolver(() => EmergencyDirective)
export class EmergencyDirectiveFields {
  @FieldResolver(() => [SupplementalDirection], { description: "Directions that add to it." })
  async supplementalDirections(
    @Root() directive: EmergencyDirective,
    @Ctx() context: SubgraphContext,
  ): Promise<SupplementalDirection[]> {
    return (await context.load(supplementsByDirective, directive.id)) ?? [];
  }
}

@Resolver(() => SupplementalDirection)
export class SupplementalDirectionFields {
  @FieldResolver(() => Directive, { description: "The directive that it adds to." })
  async supplements(
    @Root() direction: SupplementalDirection,
    @Ctx() context: SubgraphContext,
  ): Promise<Directive | null> {
    return context.record(Directive, direction.supplementsId);
  }
}

@Resolver(() => RequiredAction)
export class RequiredActionFields {
  @FieldResolver(() => Directive)
  async directive(@Root() action: RequiredAction, @Ctx() context: SubgraphContext): Promise<Directive | null> {
    return context.record(Directive, action.directiveId);
  }
}

@Resolver(() => ObligationStub)
export class ObligationFields {
  @FieldResolver(() => [Directive], { description: "CISA's directives that serve the obligation." })
  async directives(@Root() obligation: ObligationStub, @Ctx() context: SubgraphContext): Promise<Directive[]> {
    return (await context.load(directivesByObligation, obligation.id)) ?? [];
  }
}
