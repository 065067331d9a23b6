/** Whether a command names work roles that there are. */
import { assertAllFound } from "../../kit/command/no-record";
import type { Work } from "../../kit/command/work";

/** @throws RECORD_NOT_FOUND naming the first that there is not */
export async function assertWorkRoles(work: Work, ids: readonly string[]): Promise<void> {
  const found = await work.query<{ id: string }>("SELECT id FROM work_role WHERE id = ANY($1)", [ids]);
  assertAllFound("WorkRole", ids, found);
}
