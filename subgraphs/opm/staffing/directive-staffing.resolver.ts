/** `Directive.staffing` for directives of every kind. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { DirectiveStub } from "../foreign/directive";
import { WorkRole } from "../work-role/work-role.entity";
import { DirectiveStaffing, staffingByDirective, workRolesByDirective } from "./directive-staffing";

@Resolver(() => DirectiveStub)
export class DirectiveResolver {
  @FieldResolver(() => DirectiveStaffing, { description: "The people that carrying it out needs." })
  async staffing(@Root() { id }: DirectiveStub, @Ctx() context: SubgraphContext): Promise<DirectiveStaffing> {
    const staffing = await context.load(staffingByDirective, id);
    return staffing ?? Object.assign(new DirectiveStaffing(), { directiveId: id, needed: 0, filled: 0 });
  }
}

@Resolver(() => DirectiveStaffing)
export class DirectiveStaffingResolver {
  @FieldResolver(() => [WorkRole], { description: "The kinds of specialist needed." })
  async workRoles(@Root() { directiveId }: DirectiveStaffing, @Ctx() context: SubgraphContext): Promise<WorkRole[]> {
    return (await context.load(workRolesByDirective, directiveId)) ?? [];
  }
}
