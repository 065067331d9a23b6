/**
 * The models that found vulnerabilities: one statement for all vulnerabilities of a request, over the discoveries and
 * the models that the caller reads.
 */
import type { Batch } from "../../kit/read/batch";
import { Discovery } from "./discovery.entity";
import { FrontierModel } from "./frontier-model.entity";

/** By vulnerability id, by name. */
export const discoverersByVulnerability: Batch<string, FrontierModel[]> = {
  async fetch(vulnerabilityIds, database) {
    const table = database.table(FrontierModel);
    const discoveries = database.table(Discovery);
    const rows = await database.query<FrontierModel & { discovery?: Discovery }>(
      `SELECT d.discovery, ${table.select}
       FROM (SELECT t.model_id, (SELECT to_jsonb(one) FROM (SELECT ${discoveries.select}) one) AS discovery
         FROM ${discoveries.from} WHERE t.vulnerability_id = ANY($1)) d
       JOIN ${table.from} ON t.id = d.model_id
       ORDER BY t.name, t.id`,
      [vulnerabilityIds],
    );
    const found = Map.groupBy(rows, ({ discovery }) => discovery?.vulnerabilityId ?? "");
    database.hydrate(
      discoveries,
      rows.flatMap(({ discovery }) => discovery ?? []),
    );
    for (const row of rows) delete row.discovery;
    database.hydrate(table, rows);
    return found;
  },
};
