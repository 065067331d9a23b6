/** Charges as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { Charge } from "./charge.entity";

@InputType()
class ChargeFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("statuteId"))
  @Field(() => [ID], { nullable: true })
  statutes?: string[] | null;

  @Where(anyOf("prosecutionId"))
  @Field(() => [ID], { nullable: true })
  prosecutions?: string[] | null;

  @Where(from("filedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Filed on this day or later." })
  filedFrom?: string | null;

  @Where(before("filedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Filed before this day." })
  filedBefore?: string | null;

  @Where(from("offenceOn"))
  @Field(() => DateScalar, { nullable: true, description: "Offence begun on this day or later." })
  offenceFrom?: string | null;

  @Where(before("offenceOn"))
  @Field(() => DateScalar, { nullable: true, description: "Offence begun before this day." })
  offenceBefore?: string | null;

  @Where(contains("id", "allegation"))
  @Field(() => String, { nullable: true, description: "Words of id or allegation." })
  search?: string | null;
}

export const charges = new Listing({
  of: Charge,
  name: "Charge",
  filter: ChargeFilter,
  orders: { FILED_ON: "filedOn", OFFENCE_ON: "offenceOn" },
  defaultOrder: { field: "FILED_ON", direction: "DESC" },
});
