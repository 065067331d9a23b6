/** Whether a record is as the caller has read it. In: the record, the input's version. Out: nothing, or CONFLICT. */
import { HubError } from "../../../common/errors";
import type { MarkedRecord } from "../record/marked-record";
import { AnyVersionInput, type RecordInput } from "./command-inputs";

/** @throws CONFLICT with `details.currentVersion` */
export function assertVersion(record: MarkedRecord, input: RecordInput | AnyVersionInput): void {
  if (input instanceof AnyVersionInput || input.expectedVersion === record.version) return;
  throw new HubError("CONFLICT", `${record.id} is at version ${record.version}, not ${input.expectedVersion}.`, {
    remedy: "Read the record again, and decide again.",
    facts: { currentVersion: record.version },
  });
}
