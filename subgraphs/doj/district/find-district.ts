/** Whether a command names a district that there is. */
import { noRecord } from "../../kit/command/no-record";
import type { Work } from "../../kit/command/work";

/** @throws RECORD_NOT_FOUND */
export async function assertDistrict(work: Work, id: string): Promise<void> {
  const found = await work.query("SELECT FROM district WHERE id = $1", [id]);
  if (found.length === 0) throw noRecord("District", id);
}
