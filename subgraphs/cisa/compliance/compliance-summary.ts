/**
 * Compliance items counted by state, in SQL: for directives, all directives of a request in one statement, and for
 * whatever else groups items (compliance-matrix.ts).
 */
import { Field, Int, ObjectType } from "type-graphql";
import type { Batch } from "../../kit/read/batch";
import type { SqlScope } from "../../kit/read/filter";
import { DateScalar } from "../../kit/schema/scalars";
import { ComplianceItem } from "./compliance-item.entity";
import { lateSql } from "./late";

@ObjectType({ description: "How many agencies stand where with a directive." })
export class ComplianceSummary {
  @Field(() => Int)
  total: number;

  @Field(() => Int)
  notStarted: number;

  @Field(() => Int)
  inProgress: number;

  @Field(() => Int)
  reported: number;

  @Field(() => Int)
  verified: number;

  @Field(() => Int)
  returned: number;

  @Field(() => Int, { description: "Reported after the due day, or due and not yet reported; counted in any state." })
  late: number;

  @Field(() => DateScalar, { nullable: true, description: "Due day of the oldest late item; null when none is late." })
  oldestLateOn: string | null;
}

export const NO_ITEMS: ComplianceSummary = {
  total: 0,
  notStarted: 0,
  inProgress: 0,
  reported: 0,
  verified: 0,
  returned: 0,
  late: 0,
  oldestLateOn: null,
};

/** Counts by directive; directives without items are left out. */
export const complianceByDirective: Batch<string, ComplianceSummary> = {
  async fetch(directiveIds, database) {
    const table = database.table(ComplianceItem);
    const column = (property: string) => table.column(property).sql;
    const rows = await database.query<ComplianceSummary & { directive: string }>(
      `SELECT ${column("directiveId")} AS directive, ${summarySql({ column })}
       FROM ${table.from} WHERE ${column("directiveId")} = ANY($1) GROUP BY 1`,
      [directiveIds],
    );
    return new Map(rows.map(({ directive, ...summary }) => [directive, summary]));
  },
};

/** The columns of a `ComplianceSummary` over the items of a group. */
export function summarySql({ column }: Pick<SqlScope, "column">): string {
  const counts = Object.entries(STATE_OF).map(
    ([field, state]) => `count(*) FILTER (WHERE ${column("state")} = '${state}')::int AS "${field}"`,
  );
  const late = lateSql({ column });
  return `count(*)::int AS total, ${counts.join(", ")}, count(*) FILTER (WHERE ${late})::int AS late,
    min(${column("dueOn")}) FILTER (WHERE ${late}) AS "oldestLateOn"`;
}

const STATE_OF = {
  notStarted: "NOT_STARTED",
  inProgress: "IN_PROGRESS",
  reported: "REPORTED",
  verified: "VERIFIED",
  returned: "RETURNED",
} as const;
