/** Coordination's organization, as victim of offences and as named in referrals. */
import { Args, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldAmong } from "../../kit/read/listing";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { Prosecution } from "../prosecution/prosecution.entity";
import { prosecutions } from "../prosecution/prosecution.listing";
import type { Referral } from "../referral/referral.entity";
import { referrals } from "../referral/referral.listing";

@ObjectType("Organization")
@Directive('@key(fields: "id")')
export class Organization {
  @Field(() => ID)
  id: string;
}

@Resolver(() => Organization)
export class OrganizationResolver {
  @FieldResolver(() => prosecutions.Connection, { description: "Prosecutions that name it as victim." })
  async victimIn(
    @Root() organization: Organization,
    @Args(() => prosecutions.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Prosecution>> {
    return context.page(prosecutions, args, { relation: heldAmong("victimIds"), id: organization.id });
  }

  @FieldResolver(() => referrals.Connection, { description: "Referrals that name it, as victim or otherwise." })
  async referrals(
    @Root() organization: Organization,
    @Args(() => referrals.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Referral>> {
    return context.page(referrals, args, { relation: heldAmong("organizationIds"), id: organization.id });
  }
}
