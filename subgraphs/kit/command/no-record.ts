/** The refusal of a command that names a record that there is not, or that its caller cannot see: one text for both. */
import { HubError } from "../../../common/errors";

/** @param type GraphQL name of the record's type */
export function noRecord(type: string, id: string): HubError {
  return new HubError("RECORD_NOT_FOUND", `No ${type} has the id ${id}.`, { remedy: "Look the id up." });
}

/** @throws RECORD_NOT_FOUND naming the first asked id that was not found */
export function assertAllFound(
  type: string,
  asked: readonly string[],
  found: readonly { readonly id: string }[],
): void {
  const known = new Set(found.map(({ id }) => id));
  const missing = asked.find((id) => !known.has(id));
  if (missing !== undefined) throw noRecord(type, missing);
}
