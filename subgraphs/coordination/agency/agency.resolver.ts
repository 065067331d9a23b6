/** GraphQL entry points of agencies, and what hangs on an agency within this subgraph. */
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { children } from "../../kit/read/batch";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import { rootQueries } from "../../kit/read/root-queries";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { Obligation } from "../obligation/obligation.entity";
import { ledBy, obligations } from "../obligation/obligation.listing";
import type { IndexedTask } from "../task/indexed-task.entity";
import { tasks } from "../task/task.listing";
import { Agency } from "./agency.entity";
import { agencies } from "./agency.listing";

export const AgencyQueries = rootQueries(agencies, {
  one: "agency",
  many: "agencies",
  description: "The federal agencies that the hub knows, by name.",
});

const componentsByAgency = children({ of: Agency, parent: "parentId", orderBy: "name" });
const ofAgency = heldBy("agencyId");

@Resolver(() => Agency)
export class AgencyResolver {
  @FieldResolver(() => Agency, { nullable: true, description: "The department that the agency belongs to." })
  async parent(@Root() agency: Agency, @Ctx() context: SubgraphContext): Promise<Agency | null> {
    return agency.parentId === null ? null : context.record(Agency, agency.parentId);
  }

  @FieldResolver(() => [Agency], { description: "Agencies that belong to this one, by name." })
  async components(@Root() agency: Agency, @Ctx() context: SubgraphContext): Promise<Agency[]> {
    return (await context.load(componentsByAgency, agency.id)) ?? [];
  }

  @FieldResolver(() => obligations.Connection, { description: "Obligations of the order that the agency leads." })
  async obligations(
    @Root() agency: Agency,
    @Args(() => obligations.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Obligation>> {
    return context.page(obligations, args, { relation: ledBy, id: agency.id });
  }

  @FieldResolver(() => tasks.Connection, { description: "The agency's own tasks under the order, from the index." })
  async tasks(
    @Root() agency: Agency,
    @Args(() => tasks.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<IndexedTask>> {
    return context.page(tasks, args, { relation: ofAgency, id: agency.id });
  }
}
