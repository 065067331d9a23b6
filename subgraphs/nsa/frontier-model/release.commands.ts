/**
 * The release of a model, as its developer decided and did it. The hub notes it, whatever the state of inquiries,
 * designations and windows, and whatever version the developer has read; inquiries go on as they are.
 * Source: Executive Order 14409, section 3(c): no licensing, preclearance or permitting.
 */
import { HubError } from "../../../common/errors";
import { recordChange } from "../../kit/command/command";
import { endWindowsAtRelease } from "../access-window/windows-of-model";
import { theDeveloper } from "../permits";
import { FrontierModel } from "./frontier-model.entity";
import { RecordReleaseInput } from "./frontier-model.inputs";

export const recordRelease = recordChange({
  name: "recordRelease",
  description:
    "Notes that the developer released the model. Possible in every state of everything; open access windows close, " +
    "others are withdrawn. A model that is released already stays so since then.",
  of: FrontierModel,
  input: RecordReleaseInput,
  by: theDeveloper,
  action: "recordRelease",
  change({ record, input, work }) {
    const releasedAt = input.releasedAt?.toISOString() ?? work.now;
    if (Date.parse(releasedAt) > Date.parse(work.now)) {
      throw new HubError("BAD_USER_INPUT", "input.releasedAt must not lie in the future.", {
        remedy: "Leave it out for a release now; changeModelPlans says what is planned.",
      });
    }
    return { releasedAt: record.releasedAt ?? releasedAt };
  },
  afterwards: ({ record, work }) => endWindowsAtRelease(work, record.id),
});
