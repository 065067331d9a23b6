/** Prosecutions as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, holds, overlaps } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { Prosecution, ProsecutionStateEnum } from "./prosecution.entity";

@InputType()
class ProsecutionFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [ProsecutionStateEnum], { nullable: true })
  states?: string[] | null;

  @Where(anyOf("districtId"))
  @Field(() => [ID], { nullable: true })
  districts?: string[] | null;

  @Where(from("filedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Filed on this day or later." })
  filedFrom?: string | null;

  @Where(before("filedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Filed before this day." })
  filedBefore?: string | null;

  @Where(holds(({ column }) => column("usesAiAgents")))
  @Field(() => Boolean, { nullable: true, description: "AI agents were used in the offence." })
  usesAiAgents?: boolean | null;

  @Where(
    (statutes, { column, bind }) =>
      `EXISTS (SELECT 1 FROM charge c WHERE c.prosecution_id = ${column("id")} AND c.statute_id = ANY(${bind(statutes)}))`,
  )
  @Field(() => [ID], { nullable: true, description: "Has a charge under one of these statutes." })
  chargedUnder?: string[] | null;

  @Where(overlaps("vulnerabilityIds"))
  @Field(() => [ID], { nullable: true, description: "Says that one of these vulnerabilities was exploited." })
  vulnerabilities?: string[] | null;

  @Where(overlaps("modelIds"))
  @Field(() => [ID], { nullable: true, description: "Alleges that one of these models was used." })
  models?: string[] | null;

  @Where(overlaps("directiveIds"))
  @Field(() => [ID], { nullable: true, description: "Concerns a matter of one of these directives." })
  directives?: string[] | null;

  @Where(overlaps("victimIds"))
  @Field(() => [ID], { nullable: true, description: "Names one of these organizations as victim." })
  victims?: string[] | null;

  @Where(contains("id", "docket", "caption"))
  @Field(() => String, { nullable: true, description: "Words of id, docket or caption." })
  search?: string | null;
}

export const prosecutions = new Listing({
  of: Prosecution,
  name: "Prosecution",
  filter: ProsecutionFilter,
  orders: { FILED_ON: "filedOn", DISPOSED_ON: "disposedOn", DOCKET: "docket" },
  defaultOrder: { field: "FILED_ON", direction: "DESC" },
});
