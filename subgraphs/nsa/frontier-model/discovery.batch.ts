/** The models that found vulnerabilities: one statement for all vulnerabilities of a request. */
import type { Batch } from "../../kit/read/batch";
import { Discovery } from "./discovery.entity";
import { FrontierModel } from "./frontier-model.entity";

/** By vulnerability id, by name. */
export const discoverersByVulnerability: Batch<string, FrontierModel[]> = {
  async fetch(vulnerabilityIds, database) {
    const table = database.table(FrontierModel);
    const rows = await database.query<FrontierModel & { foundIn: string }>(
      `SELECT d.vulnerability_id AS "foundIn", ${table.select}
       FROM ${database.table(Discovery).name} d JOIN ${table.from} ON t.id = d.model_id
       WHERE d.vulnerability_id = ANY($1)
       ORDER BY t.name, t.id`,
      [vulnerabilityIds],
    );
    database.hydrate(table, rows);
    return Map.groupBy(rows, (row) => row.foundIn);
  },
};
