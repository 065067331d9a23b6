/** The commands of staffing needs: OPM records what agencies report about a directive, and keeps it up to date. */
import { z } from "zod";
import { HubError } from "../../../common/errors";
import { recordId } from "../../kit/command/checks";
import { type Command, creation, recordChange } from "../../kit/command/command";
import { officers } from "../permits";
import { assertWorkRoles } from "../work-role/find-work-roles";
import { StaffingNeed } from "./staffing-need.entity";
import { ChangeStaffingNeedInput, RecordStaffingNeedInput } from "./staffing-need.inputs";

const MOST_POSTS = 1_000_000;

function posts(fewest: number) {
  return z.number().int().min(fewest, `must be at least ${fewest}`).max(MOST_POSTS, `must be at most ${MOST_POSTS}`);
}

const common = { of: StaffingNeed, by: officers };

export const staffingNeedCommands: readonly Command[] = [
  creation({
    ...common,
    name: "recordStaffingNeed",
    description: "Records how many posts of a work role a directive needs.",
    input: RecordStaffingNeedInput,
    checks: { directiveId: recordId(), workRoleId: recordId(), needed: posts(1), filled: posts(0) },
    id: ({ directiveId, workRoleId }) => `${directiveId}-${workRoleId}`,
    async create(work, { directiveId, workRoleId, needed, filled }) {
      assertNotOverfilled({ needed, filled });
      await assertWorkRoles(work, [workRoleId]);
      return { directiveId, workRoleId, needed, filled };
    },
  }),
  recordChange({
    ...common,
    name: "changeStaffingNeed",
    description: "Changes how many posts are needed, or how many are held.",
    input: ChangeStaffingNeedInput,
    checks: { needed: posts(1).nullish(), filled: posts(0).nullish() },
    action: "change",
    change({ record, input }) {
      const counts = { needed: input.needed ?? record.needed, filled: input.filled ?? record.filled };
      assertNotOverfilled(counts);
      return counts;
    },
  }),
];

/** @throws RULE_VIOLATED */
function assertNotOverfilled({ needed, filled }: Pick<StaffingNeed, "needed" | "filled">): void {
  if (filled <= needed) return;
  throw new HubError("RULE_VIOLATED", `More posts are held than needed: ${filled} of ${needed}.`, {
    remedy: "Correct one of the two.",
    facts: { needed, filled },
  });
}
