/** What `Directive.staffing` holds, and its figures for many directives in one statement. */
import { Field, Float, Int, ObjectType } from "type-graphql";
import type { Batch } from "../../kit/read/batch";
import { StaffingNeed } from "./staffing-need.entity";
import { WorkRole } from "../work-role/work-role.entity";

@ObjectType({ description: "The posts that carrying out a directive needs, across government." })
export class DirectiveStaffing {
  directiveId: string;

  @Field(() => Int, { description: "Posts needed; 0 when no need was reported." })
  needed: number;

  @Field(() => Int, { description: "Posts that agencies report as held, by whomever." })
  filled: number;

  @Field(() => Float, { nullable: true, description: "`filled` / `needed`; null when nothing is needed." })
  get fillRate(): number | null {
    return fillRate(this);
  }
}

/** @returns 0 … 1; null when nothing is needed */
export function fillRate({ needed, filled }: { readonly needed: number; readonly filled: number }): number | null {
  return needed === 0 ? null : filled / needed;
}

/** Sums by directive id; directives without a need are left out. */
export const staffingByDirective: Batch<string, DirectiveStaffing> = {
  async fetch(directiveIds, database) {
    const rows = await database.query<DirectiveStaffing>(
      `SELECT directive_id AS "directiveId", sum(needed)::int AS needed, sum(filled)::int AS filled
       FROM ${database.table(StaffingNeed).from} WHERE directive_id = ANY($1) GROUP BY directive_id`,
      [directiveIds],
    );
    return new Map(rows.map((row) => [row.directiveId, Object.assign(new DirectiveStaffing(), row)]));
  },
};

/** Work roles that a directive needs, by directive id, in the order of their ids. */
export const workRolesByDirective: Batch<string, WorkRole[]> = {
  async fetch(directiveIds, database) {
    const table = database.table(WorkRole);
    const rows = await database.query<WorkRole & { parentId: string }>(
      `SELECT need.directive_id AS "parentId", ${table.select} FROM staffing_need need
       JOIN ${table.from} ON t.id = need.work_role_id WHERE need.directive_id = ANY($1) ORDER BY t.id`,
      [directiveIds],
    );
    database.hydrate(table, rows);
    return Map.groupBy(rows, (row) => row.parentId);
  },
};
