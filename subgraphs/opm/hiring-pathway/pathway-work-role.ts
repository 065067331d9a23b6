/** Which pathway leads to which work roles, and the roles of many pathways in one statement. */
import { Entity, PrimaryColumn } from "typeorm";
import type { Batch } from "../../kit/read/batch";
import { WorkRole } from "../work-role/work-role.entity";

@Entity()
export class PathwayWorkRole {
  @PrimaryColumn("text")
  pathwayId: string;

  @PrimaryColumn("text")
  workRoleId: string;
}

/** Work roles by pathway id, in the order of their ids. */
export const workRolesByPathway: Batch<string, WorkRole[]> = {
  async fetch(pathwayIds, database) {
    const table = database.table(WorkRole);
    const rows = await database.query<WorkRole & { parentId: string }>(
      `SELECT link.pathway_id AS "parentId", ${table.select} FROM pathway_work_role link
       JOIN ${table.from} ON t.id = link.work_role_id WHERE link.pathway_id = ANY($1) ORDER BY t.id`,
      [pathwayIds],
    );
    database.hydrate(table, rows);
    return Map.groupBy(rows, (row) => row.parentId);
  },
};
