/** `Directive.staffing` for directives of every kind, and the needs that it sums up. */
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { children } from "../../kit/read/batch";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { DirectiveStub } from "../foreign/directive";
import { WorkRole } from "../work-role/work-role.entity";
import { DirectiveStaffing, staffingByDirective, workRolesByDirective } from "./directive-staffing";
import { StaffingNeed } from "./staffing-need.entity";

@Resolver(() => DirectiveStub)
export class DirectiveResolver {
  @FieldResolver(() => DirectiveStaffing, { description: "The people that carrying it out needs." })
  async staffing(@Root() { id }: DirectiveStub, @Ctx() context: SubgraphContext): Promise<DirectiveStaffing> {
    const staffing = await context.load(staffingByDirective, id);
    return staffing ?? Object.assign(new DirectiveStaffing(), { directiveId: id, needed: 0, filled: 0 });
  }
}

const needsOf = children({ of: StaffingNeed, parent: "directiveId", orderBy: "workRoleId" });

@Resolver(() => DirectiveStaffing)
export class DirectiveStaffingResolver {
  @FieldResolver(() => [WorkRole], { description: "The kinds of specialist needed." })
  async workRoles(@Root() { directiveId }: DirectiveStaffing, @Ctx() context: SubgraphContext): Promise<WorkRole[]> {
    return (await context.load(workRolesByDirective, directiveId)) ?? [];
  }

  @FieldResolver(() => [StaffingNeed], { description: "The needs, one for each work role." })
  async needs(@Root() { directiveId }: DirectiveStaffing, @Ctx() context: SubgraphContext): Promise<StaffingNeed[]> {
    return (await context.load(needsOf, directiveId)) ?? [];
  }
}

@Resolver(() => StaffingNeed)
export class StaffingNeedResolver {
  @FieldResolver(() => WorkRole, { description: "The kind of specialist needed." })
  async workRole(@Root() { workRoleId }: StaffingNeed, @Ctx() context: SubgraphContext): Promise<WorkRole | null> {
    return context.record(WorkRole, workRoleId);
  }
}
