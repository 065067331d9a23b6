/**
 * How many charges were filed, by statute and by district: unsealed ones, one statement for each question.
 * In: which charges count. Out: figures, the most charges first.
 */
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Where, anyOf, before, conditionsOf, from, holds } from "../../kit/read/filter";
import type { RequestDatabase } from "../../kit/read/request-database";
import { DateScalar } from "../../kit/schema/scalars";
import { isToldOf } from "../sealed";

@InputType({ description: "Which charges count." })
export class ChargeFiguresFilter {
  @Where(anyOf("statuteId"))
  @Field(() => [ID], { nullable: true, description: "Under one of these statutes." })
  statutes?: string[] | null;

  @Where(anyOf("districtId"))
  @Field(() => [ID], { nullable: true, description: "Filed in one of these districts." })
  districts?: string[] | null;

  @Where(holds(({ column }) => column("usesAiAgents")))
  @Field(() => Boolean, { nullable: true, description: "AI agents were used in the offence." })
  usesAiAgents?: boolean | null;

  @Where(from("filedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Filed on this day or later." })
  filedFrom?: string | null;

  @Where(before("filedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Filed before this day." })
  filedBefore?: string | null;
}

@ObjectType()
abstract class ChargeFigures {
  @Field(() => Int)
  charges: number;

  @Field(() => Int, { description: "Prosecutions that these charges are part of." })
  prosecutions: number;

  @Field(() => Int, { description: "Those of them in which AI agents were used." })
  withAiAgents: number;
}

@ObjectType({ description: "Charges under one statute." })
export class StatuteCharges extends ChargeFigures {
  statuteId: string;

  @Field(() => Int, { description: "Districts in which they were filed." })
  districts: number;
}

@ObjectType({ description: "Charges filed in one district." })
export class DistrictCharges extends ChargeFigures {
  districtId: string;

  @Field(() => Int, { description: "Statutes that they name." })
  statutes: number;
}

const COLUMNS: Readonly<Record<string, string>> = {
  statuteId: "c.statute_id",
  districtId: "p.district_id",
  usesAiAgents: "p.uses_ai_agents",
  filedOn: "c.filed_on",
};

export async function chargesByStatute(
  database: RequestDatabase,
  filter: ChargeFiguresFilter | null,
): Promise<StatuteCharges[]> {
  return figuresBy("statuteId", { counted: "districtId", as: "districts", filter }, database);
}

export async function chargesByDistrict(
  database: RequestDatabase,
  filter: ChargeFiguresFilter | null,
): Promise<DistrictCharges[]> {
  return figuresBy("districtId", { counted: "statuteId", as: "statutes", filter }, database);
}

interface Figures {
  /** Column of which different values are counted, and the name of the count. */
  readonly counted: string;
  readonly as: string;
  readonly filter: ChargeFiguresFilter | null;
}

async function figuresBy<Row extends ChargeFigures>(
  key: string,
  { counted, as, filter }: Figures,
  database: RequestDatabase,
): Promise<Row[]> {
  const parameters: unknown[] = [];
  const conditions = conditionsOf(ChargeFiguresFilter, filter, {
    column: (property) => COLUMNS[property] ?? "NULL",
    bind: (value) => `$${parameters.push(value)}`,
  });
  return database.query<Row>(
    `SELECT ${COLUMNS[key]} AS "${key}", count(*)::int AS charges, count(DISTINCT p.id)::int AS prosecutions,
       (count(DISTINCT p.id) FILTER (WHERE p.uses_ai_agents))::int AS "withAiAgents",
       count(DISTINCT ${COLUMNS[counted]})::int AS ${as}
     FROM charge c JOIN prosecution p ON p.id = c.prosecution_id
     WHERE ${[isToldOf("p"), ...conditions].join(" AND ")} GROUP BY 1 ORDER BY 2 DESC, 1`,
    parameters,
  );
}
