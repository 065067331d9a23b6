/** Statutes as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, contains } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { Statute } from "./statute.entity";

@InputType()
class StatuteFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(
    (day, { column, bind }) =>
      `coalesce(${column("effectiveOn")}, ${column("enactedOn")}) <= ${bind(day)}::date
       AND coalesce(${column("repealedOn")} > ${bind(day)}::date, true)`,
  )
  @Field(() => DateScalar, { nullable: true, description: "In force on this day, for example an offence date." })
  inForceOn?: string | null;

  @Where(contains("id", "section", "heading"))
  @Field(() => String, { nullable: true, description: "Words of section or heading." })
  search?: string | null;
}

export const statutes = new Listing({
  of: Statute,
  name: "Statute",
  filter: StatuteFilter,
  orders: { SECTION: "section", ENACTED_ON: "enactedOn" },
});
