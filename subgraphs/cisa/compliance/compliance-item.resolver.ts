/** GraphQL entry points of compliance items, and the lists of them under agencies and directives. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Directive } from "../directive/directive.entity";
import { AgencyStub } from "../foreign/agency";
import { AgencyCompliance, NO_DUTIES, complianceByAgency } from "./agency-compliance";
import { ComplianceItem } from "./compliance-item.entity";
import { complianceItems } from "./compliance-item.listing";
import { ComplianceSummary, NO_ITEMS, complianceByDirective } from "./compliance-summary";

export const ComplianceItemQueries = rootQueries(complianceItems, {
  one: "complianceItem",
  many: "complianceItems",
  description: "Where agencies stand with directives, the earliest due first.",
});

@Resolver(() => ComplianceItem)
export class ComplianceItemFields {
  @FieldResolver(() => Directive)
  async directive(@Root() item: ComplianceItem, @Ctx() context: SubgraphContext): Promise<Directive | null> {
    return context.record(Directive, item.directiveId);
  }
}

@Resolver(() => Directive)
export class DirectiveComplianceFields {
  @FieldResolver(() => complianceItems.Connection, { description: "Where each bound agency stands with it." })
  async compliance(
    @Root() directive: Directive,
    @Args(() => complianceItems.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<ComplianceItem>> {
    return context.page(complianceItems, args, { relation: heldBy("directiveId"), id: directive.id });
  }

  @FieldResolver(() => ComplianceSummary, { description: "How many agencies stand where with it." })
  async complianceSummary(@Root() directive: Directive, @Ctx() context: SubgraphContext): Promise<ComplianceSummary> {
    return (await context.load(complianceByDirective, directive.id)) ?? NO_ITEMS;
  }
}

@Resolver(() => AgencyStub)
export class AgencyComplianceFields {
  @FieldResolver(() => complianceItems.Connection, { description: "Where the agency stands with CISA's directives." })
  async compliance(
    @Root() agency: AgencyStub,
    @Args(() => complianceItems.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<ComplianceItem>> {
    return context.page(complianceItems, args, { relation: heldBy("agencyId"), id: agency.id });
  }

  @FieldResolver(() => AgencyCompliance, { description: "How far the agency is with what directives require of it." })
  async complianceSummary(@Root() agency: AgencyStub, @Ctx() context: SubgraphContext): Promise<AgencyCompliance> {
    return (await context.load(complianceByAgency, agency.id)) ?? NO_DUTIES;
  }
}
