/**
 * Whether obligations are delivered, as the index of tasks tells: delivered when something was delivered and nothing
 * is left open, on the day of the last delivery. Superseded tasks do not count. An obligation without tasks is not
 * delivered; a standing one never is, and is never overdue.
 * The rule itself is the view `obligation_delivery`, so that filters and fields cannot differ.
 */
import type { Batch } from "../../kit/read/batch";

export interface ObligationDelivery {
  readonly obligationId: string;
  readonly deliveredOn: string | null;
  readonly deliveredLate: boolean;
  readonly overdue: boolean;
}

/** Days count in UTC. `open` has a task that is neither delivered nor superseded. */
export const CREATE_OBLIGATION_DELIVERY = `
  CREATE VIEW obligation_delivery WITH (security_invoker = true) AS
  SELECT obligation_id, delivered_on,
    coalesce(delivered_on > due_on, false) AS delivered_late,
    coalesce(delivered_on IS NULL AND due_on < (now() AT TIME ZONE 'UTC')::date, false) AS overdue
  FROM (
    SELECT o.id AS obligation_id, o.due_on,
      CASE WHEN o.due_on IS NOT NULL AND NOT coalesce(bool_or(t.state NOT IN ('DELIVERED', 'SUPERSEDED')), false)
        THEN max(t.delivered_on) FILTER (WHERE t.state = 'DELIVERED') END AS delivered_on
    FROM obligation o LEFT JOIN task_index t ON t.obligation_id = o.id
    GROUP BY o.id
  ) derived`;

/** Every known obligation id has an entry. */
export const deliveryByObligation: Batch<string, ObligationDelivery> = {
  async fetch(obligationIds, database) {
    const rows = await database.query<ObligationDelivery>(
      `SELECT obligation_id AS "obligationId", delivered_on AS "deliveredOn", delivered_late AS "deliveredLate", overdue
       FROM obligation_delivery WHERE obligation_id = ANY($1)`,
      [obligationIds],
    );
    return new Map(rows.map((row) => [row.obligationId, row]));
  },
};
