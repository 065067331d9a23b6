/** Districts as a list. */
import { Field, ID, InputType } from "type-graphql";
import { type SqlScope, Where, anyOf, contains } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { isToldOf } from "../sealed";
import { District } from "./district.entity";

@InputType()
class DistrictFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("circuit"))
  @Field(() => [String], { nullable: true, description: "Circuits, `2nd`." })
  circuits?: string[] | null;

  @Where(anyOf("location"))
  @Field(() => [String], { nullable: true, description: "States, federal district or territories." })
  locations?: string[] | null;

  @Where((_value, sql, filter: DistrictFilter) => prosecutes(filter, sql))
  @Field(() => [ID], {
    nullable: true,
    description: "Has a prosecution under one of these statutes; with `aiAgents`, one that fulfils both.",
  })
  chargedUnder?: string[] | null;

  @Where((_value, sql, filter: DistrictFilter) => prosecutes(filter, sql))
  @Field(() => Boolean, {
    nullable: true,
    description: "Has a prosecution in which AI agents were used, or for false one in which none were.",
  })
  aiAgents?: boolean | null;

  @Where(contains("id", "citation", "name"))
  @Field(() => String, { nullable: true, description: "Words of id, citation or name." })
  search?: string | null;
}

/** SQL: one unsealed prosecution of the district fulfils all that is asked of prosecutions. */
function prosecutes({ chargedUnder, aiAgents }: DistrictFilter, { column, bind }: SqlScope): string {
  const conditions = [`p.district_id = ${column("id")}`, isToldOf("p")];
  if (typeof aiAgents === "boolean") conditions.push(`p.uses_ai_agents = ${bind(aiAgents)}`);
  if (Array.isArray(chargedUnder)) {
    conditions.push(
      `EXISTS (SELECT 1 FROM charge c WHERE c.prosecution_id = p.id AND c.statute_id = ANY(${bind(chargedUnder)}))`,
    );
  }
  return `EXISTS (SELECT 1 FROM prosecution p WHERE ${conditions.join(" AND ")})`;
}

export const districts = new Listing({
  of: District,
  name: "District",
  filter: DistrictFilter,
  orders: { NAME: "name", LOCATION: "location" },
});
