/** Whether a command names a district that there is. */
import { HubError } from "../../../common/errors";
import type { Work } from "../../kit/command/work";

/** @throws RECORD_NOT_FOUND */
export async function assertDistrict(work: Work, id: string): Promise<void> {
  const found = await work.query("SELECT FROM district WHERE id = $1", [id]);
  if (found.length === 0) throw noDistrict(id);
}

export function noDistrict(id: string): HubError {
  return new HubError("RECORD_NOT_FOUND", `No District has the id ${id}.`, { remedy: "Look the id up." });
}
