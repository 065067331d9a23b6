/**
 * Open compliance items of a directive: neither verified nor closed.
 * Where a directive ends before its items do, they are closed: each keeps its state, its reports and its history.
 */
import type { Work } from "../../kit/command/work";
import { ComplianceItem } from "./compliance-item.entity";

/** Locked until the command ends, so that no report slips in between. */
export async function openItems(work: Work, directiveId: string): Promise<ComplianceItem[]> {
  return work.findAll(ComplianceItem, "t.directive_id = $1 AND t.state <> 'VERIFIED' AND t.closed_on IS NULL", [
    directiveId,
  ]);
}

export async function closeOpenItems(work: Work, directiveId: string): Promise<void> {
  await work.changeAll(await openItems(work, directiveId), "close", { closedOn: work.today });
}
