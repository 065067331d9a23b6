/** Obligations as a list: what an officer filters and orders by. */
import { Field, ID, InputType } from "type-graphql";
import { type Condition, Where, anyOf, before, contains, from, holds } from "../../kit/read/filter";
import { Listing, type ParentRelation } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { Obligation, type ObligationRole } from "./obligation.entity";

const named = (role: ObligationRole, condition: string): string =>
  `EXISTS (SELECT FROM obligation_agency named
    WHERE named.obligation_id = t.id AND named.role = '${role}' AND named.agency_id ${condition})`;

const naming =
  (role: ObligationRole): Condition =>
  (agencyIds, { bind }) =>
    named(role, `= ANY(${bind(agencyIds)})`);

const delivery = (condition: string) => (): string =>
  `EXISTS (SELECT FROM obligation_delivery d WHERE d.obligation_id = t.id AND ${condition})`;

@InputType()
class ObligationFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(naming("LEAD"))
  @Field(() => [ID], { nullable: true, description: "Led by one of these agencies." })
  leads?: string[] | null;

  @Where(naming("CONSULTED"))
  @Field(() => [ID], { nullable: true, description: "One of these agencies is to be consulted." })
  consults?: string[] | null;

  @Where(anyOf("trackedById"))
  @Field(() => [ID], { nullable: true, description: "Followed by one of these agencies for a lead outside the hub." })
  trackedBy?: string[] | null;

  @Where(holds(({ column }) => `${column("dueOn")} IS NULL`))
  @Field(() => Boolean, { nullable: true })
  standing?: boolean | null;

  @Where(holds(delivery("d.delivered_on IS NOT NULL")))
  @Field(() => Boolean, { nullable: true })
  delivered?: boolean | null;

  @Where(holds(delivery("d.overdue")))
  @Field(() => Boolean, { nullable: true, description: "The due day is over and something is still open." })
  overdue?: boolean | null;

  @Where(from("dueOn"))
  @Field(() => DateScalar, { nullable: true, description: "Due on this day or later." })
  dueFrom?: string | null;

  @Where(before("dueOn"))
  @Field(() => DateScalar, { nullable: true, description: "Due before this day." })
  dueBefore?: string | null;

  @Where(contains("section", "title"))
  @Field(() => String, { nullable: true, description: "Words of section or title." })
  search?: string | null;
}

export const obligations = new Listing({
  of: Obligation,
  name: "Obligation",
  filter: ObligationFilter,
  orders: { DUE_ON: "dueOn", SECTION: "section", TITLE: "title" },
});

/** Obligations under the agency that leads them. */
export const ledBy: ParentRelation = { name: "leads", condition: (key) => named("LEAD", `= ${key}`) };
