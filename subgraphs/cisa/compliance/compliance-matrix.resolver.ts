/** GraphQL entry point of compliance by directive and agency. */
import { Arg, Ctx, Directive as FederationDirective, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { Directive } from "../directive/directive.entity";
import { AgencyStub } from "../foreign/agency";
import { boundAgency } from "./binding";
import { ComplianceCell, complianceMatrix } from "./compliance-matrix";

@Resolver()
export class ComplianceMatrixQuery {
  @Query(() => [ComplianceCell], { description: "Compliance by directive and agency, in this order." })
  async complianceMatrix(
    @Ctx() context: SubgraphContext,
    @Arg("directives", () => [ID], { nullable: true, description: "All that are in force unless told." })
    directives: string[] | null = null,
    @Arg("agencies", () => [ID], { nullable: true, description: "All that are bound unless told." })
    agencies: string[] | null = null,
  ): Promise<ComplianceCell[]> {
    return complianceMatrix({ directives, agencies }, context.database);
  }
}

@Resolver(() => ComplianceCell)
export class ComplianceCellFields {
  @FieldResolver(() => Directive)
  async directive(@Root() cell: ComplianceCell, @Ctx() context: SubgraphContext): Promise<Directive | null> {
    return context.record(Directive, cell.directiveId);
  }

  @FieldResolver(() => AgencyStub)
  @FederationDirective('@provides(fields: "name acronym")')
  agency(@Root() cell: ComplianceCell): AgencyStub {
    const { id, name, acronym } = boundAgency(cell.agencyId);
    return { id, name, acronym };
  }
}
