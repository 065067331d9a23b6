/** Coordination's agency, the referrals that it made, and what became of them. */
import { Args, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldBy } from "../../kit/read/listing";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { Referral } from "../referral/referral.entity";
import { NO_REFERRALS, ReferralSummary, referralSummaries } from "../referral/referral-summary";
import { referrals } from "../referral/referral.listing";

@ObjectType("Agency")
@Directive('@key(fields: "id")')
export class Agency {
  @Field(() => ID)
  id: string;
}

@Resolver(() => Agency)
export class AgencyResolver {
  @FieldResolver(() => referrals.Connection, { description: "Referrals that the agency made to DOJ." })
  async referrals(
    @Root() agency: Agency,
    @Args(() => referrals.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Referral>> {
    return context.page(referrals, args, { relation: heldBy("agencyId"), id: agency.id });
  }

  @FieldResolver(() => ReferralSummary, { description: "What became of its referrals, in figures." })
  async referralSummary(@Root() agency: Agency, @Ctx() context: SubgraphContext): Promise<ReferralSummary> {
    return (await context.load(referralSummaries, agency.id)) ?? NO_REFERRALS;
  }
}
