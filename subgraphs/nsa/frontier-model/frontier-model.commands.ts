/**
 * Models as their developers register and plan them. Nothing here asks anybody's leave.
 * Not here: the release itself (release.commands.ts), what models find (discovery.commands.ts).
 */
import { HubError } from "../../../common/errors";
import { text } from "../../kit/command/checks";
import { creation, recordChange } from "../../kit/command/command";
import type { Work } from "../../kit/command/work";
import { fitWindowsToPlan } from "../access-window/windows-of-model";
import { anyDeveloper, theDeveloper } from "../permits";
import { FrontierModel } from "./frontier-model.entity";
import { ChangeModelPlansInput, RegisterModelInput } from "./frontier-model.inputs";

const registerModel = creation({
  name: "registerModel",
  description: "Makes a model known to the framework, by its developer's own choice.",
  of: FrontierModel,
  input: RegisterModelInput,
  checks: { name: text(200), purpose: text() },
  by: { ...anyDeveloper, who: "the developer" },
  id: "model",
  action: "register",
  create: (work, { name, purpose, plannedReleaseAt }) => ({
    developerId: work.caller.office,
    name,
    purpose,
    plannedReleaseAt: futureInstant(work, plannedReleaseAt ?? null),
  }),
});

const changeModelPlans = recordChange({
  name: "changeModelPlans",
  description:
    "Says when the release to other trusted partners is planned. Access windows end no later: those that would are " +
    "shortened, and those that would not have opened by then are withdrawn.",
  of: FrontierModel,
  input: ChangeModelPlansInput,
  by: theDeveloper,
  action: "changePlans",
  change({ record, input, work }) {
    if (record.releasedAt !== null) {
      throw new HubError("RULE_VIOLATED", `${record.name} is released since ${record.releasedAt}.`, {
        remedy: "Plans are for models that are not released yet.",
        facts: { releasedAt: record.releasedAt },
      });
    }
    return { plannedReleaseAt: futureInstant(work, input.plannedReleaseAt) };
  },
  afterwards: ({ record, work }) => fitWindowsToPlan(work, record),
});

export const modelCommands = [registerModel, changeModelPlans];

/** @throws BAD_USER_INPUT for what is over already */
function futureInstant(work: Work, plannedReleaseAt: Date | null): string | null {
  if (plannedReleaseAt === null || plannedReleaseAt.getTime() > Date.parse(work.now)) {
    return plannedReleaseAt?.toISOString() ?? null;
  }
  throw new HubError("BAD_USER_INPUT", "input.plannedReleaseAt must lie in the future.", {
    remedy: "A release that happened is noted by recordRelease.",
  });
}
