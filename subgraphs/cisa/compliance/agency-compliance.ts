/**
 * How far an agency is with what directives require of it: its items and its assets' exposures, counted in one
 * statement for all agencies of a request.
 */
import { Field, Int, ObjectType } from "type-graphql";
import type { Batch } from "../../kit/read/batch";
import { DateScalar } from "../../kit/schema/scalars";
import { AssetExposure } from "../exposure/asset-exposure.entity";
import { ComplianceItem } from "./compliance-item.entity";
import { lateSql } from "./late";

@ObjectType({ description: "An agency's items and exposures, counted." })
export class AgencyCompliance {
  @Field(() => Int, { description: "Compliance items, of directives in force and ended ones." })
  total: number;

  @Field(() => Int)
  verified: number;

  @Field(() => Int, { description: "Neither verified nor closed." })
  open: number;

  @Field(() => Int, { description: "Reported after the due day, or due and not yet reported." })
  late: number;

  @Field(() => DateScalar, { nullable: true, description: "Due day of the oldest late item; null when none is late." })
  oldestLateOn: string | null;

  @Field(() => Int, { description: "Exposures that are not remediated." })
  exposuresOpen: number;

  @Field(() => Int, { description: "Of these, those whose deadline is over." })
  exposuresOverdue: number;
}

export const NO_DUTIES: AgencyCompliance = {
  total: 0,
  verified: 0,
  open: 0,
  late: 0,
  oldestLateOn: null,
  exposuresOpen: 0,
  exposuresOverdue: 0,
};

export const complianceByAgency: Batch<string, AgencyCompliance> = {
  async fetch(agencyIds, database) {
    const item = database.table(ComplianceItem);
    const exposure = database.table(AssetExposure);
    const column = (property: string) => item.column(property).sql;
    const late = lateSql({ column });
    const rows = await database.query<AgencyCompliance & { agency: string }>(
      `SELECT agency, coalesce(total, 0) AS total, coalesce(verified, 0) AS verified, coalesce(open, 0) AS open,
         coalesce(late, 0) AS late, "oldestLateOn", coalesce("exposuresOpen", 0) AS "exposuresOpen",
         coalesce("exposuresOverdue", 0) AS "exposuresOverdue"
       FROM unnest($1::text[]) agency
       LEFT JOIN (SELECT ${column("agencyId")} AS agency, count(*)::int AS total,
           count(*) FILTER (WHERE ${column("state")} = 'VERIFIED')::int AS verified,
           count(*) FILTER (WHERE ${column("state")} <> 'VERIFIED' AND ${column("closedOn")} IS NULL)::int AS open,
           count(*) FILTER (WHERE ${late})::int AS late, min(${column("dueOn")}) FILTER (WHERE ${late}) AS "oldestLateOn"
         FROM ${item.from} WHERE ${column("agencyId")} = ANY($1) GROUP BY 1) items USING (agency)
       LEFT JOIN (SELECT ${exposure.column("agencyId").sql} AS agency, count(*)::int AS "exposuresOpen",
           count(*) FILTER (WHERE ${exposure.column("deadline").sql} < current_date)::int AS "exposuresOverdue"
         FROM ${exposure.from} WHERE ${exposure.column("agencyId").sql} = ANY($1)
           AND ${exposure.column("fixedOn").sql} IS NULL GROUP BY 1) exposures USING (agency)`,
      [agencyIds],
    );
    return new Map(rows.map(({ agency, ...summary }) => [agency, summary]));
  },
};
