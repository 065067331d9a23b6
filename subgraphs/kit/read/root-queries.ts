/** The two root queries of a listing: one record by its id, and the list. */
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import type { Class } from "../class";
import type { Page } from "./connection";
import type { ListArgs } from "./list-args";
import type { Listing } from "./listing";
import { neededOfPage } from "./needed-properties";
import type { SubgraphContext } from "./subgraph-context";

export interface RootQueryNames {
  /** `vulnerability` */
  readonly one: string;
  /** `vulnerabilities` */
  readonly many: string;
  /** What the list holds, for the schema's readers. */
  readonly description: string;
}

/** A resolver class with both queries. */
export function rootQueries<T extends { id: string }>(listing: Listing<T>, names: RootQueryNames): Class {
  @Resolver()
  class RootQueries {
    @Query(() => listing.of as Function, {
      name: names.one,
      nullable: true,
      description: `One ${listing.name} by its id; null when there is none.`,
    })
    async one(@Arg("id", () => ID) id: string, @Ctx() context: SubgraphContext): Promise<T | null> {
      return context.record(listing.of, id);
    }

    @Query(() => listing.Connection as Function, { name: names.many, description: names.description })
    async many(
      @Args(() => listing.Args as Function) args: ListArgs,
      @Ctx() context: SubgraphContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Page<T>> {
      return context.rootPage(listing, args, neededOfPage(listing.of, info, context.database.table(listing.of)));
    }
  }
  return RootQueries;
}
