/**
 * When a compliance item is late, said twice: for one record in hand, and as SQL over the columns of many. Tests
 * hold both equal. A returned report counts as not reported.
 */
import type { SqlScope } from "../../kit/read/filter";
import type { ComplianceState } from "./compliance-item.transitions";

export interface ItemDates {
  readonly state: ComplianceState;
  readonly dueOn: string | null;
  readonly reportedOn: string | null;
  readonly closedOn: string | null;
}

/** @param today `2026-06-02`, the day in UTC on which the question is asked */
export function isLate(item: ItemDates, today: string): boolean {
  if (item.dueOn === null) return false;
  if (item.state === "REPORTED" || item.state === "VERIFIED")
    return item.reportedOn !== null && item.reportedOn > item.dueOn;
  return item.closedOn === null && item.dueOn < today;
}

/** `isLate` over columns, as of the database's day. Null where the item has no due day. */
export function lateSql({ column }: Pick<SqlScope, "column">): string {
  return `CASE WHEN ${column("state")} IN ('REPORTED', 'VERIFIED')
    THEN ${column("reportedOn")} > ${column("dueOn")}
    ELSE ${column("closedOn")} IS NULL AND ${column("dueOn")} < current_date END`;
}
