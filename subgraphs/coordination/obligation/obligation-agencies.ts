/** The agencies that obligations name, for many obligations in one statement. */
import type { Batch } from "../../kit/read/batch";
import { Agency } from "../agency/agency.entity";
import type { ObligationRole } from "./obligation.entity";

/** Agencies by obligation id, in the order's enumeration. */
function agenciesAs(role: ObligationRole): Batch<string, Agency[]> {
  return {
    async fetch(obligationIds, database) {
      const table = database.table(Agency);
      const rows = await database.query<Agency & { obligationId: string }>(
        `SELECT named.obligation_id AS "obligationId", ${table.select}
         FROM obligation_agency named JOIN ${table.from} ON t.id = named.agency_id
         WHERE named.obligation_id = ANY($1) AND named.role = $2
         ORDER BY named.position`,
        [obligationIds, role],
      );
      database.hydrate(table, rows);
      return Map.groupBy(rows, (row) => row.obligationId);
    },
  };
}

export const leadsByObligation = agenciesAs("LEAD");

export const consultsByObligation = agenciesAs("CONSULTED");
