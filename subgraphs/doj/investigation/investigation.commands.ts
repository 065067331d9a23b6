/**
 * The commands of investigations: a prosecutor opens one, for referrals or on DOJ's own motion, and closes or unseals
 * it. Charges end it, too (prosecution/file-charges.ts).
 */
import { HubError } from "../../../common/errors";
import { recordId, several, text } from "../../kit/command/checks";
import { type Command, creation, recordChange, transition } from "../../kit/command/command";
import type { Work } from "../../kit/command/work";
import { assertDistrict } from "../district/find-district";
import { prosecutors } from "../permits";
import { assertSealed } from "../sealed";
import { Investigation } from "./investigation.entity";
import { CloseInvestigationInput, OpenInvestigationInput, UnsealInvestigationInput } from "./investigation.inputs";
import { investigationLifecycle } from "./investigation.transitions";
import { showTakenUp, takeUp } from "./take-up";

const TITLE_LENGTH = 200;

export const investigationCommands: readonly Command[] = [
  creation({
    name: "openInvestigation",
    description: "Opens an investigation, from accepted referrals or on DOJ's own motion.",
    of: Investigation,
    input: OpenInvestigationInput,
    checks: {
      title: text(TITLE_LENGTH),
      districtId: recordId(),
      referralIds: several(recordId(), { fewest: 0 }),
      vulnerabilityIds: several(recordId(), { fewest: 0 }),
    },
    by: prosecutors,
    id: "investigation",
    async create(work, { title, districtId, vulnerabilityIds, sealed }) {
      await assertDistrict(work, districtId);
      const state = investigationLifecycle.initial;
      return { title, districtId, vulnerabilityIds, sealed, state, openedOn: work.today };
    },
    afterwards: (work, investigation, { referralIds }) => takeUp(work, investigation, referralIds),
  }),
  transition({
    name: "closeInvestigation",
    description: "Ends an investigation without charges.",
    of: Investigation,
    input: CloseInvestigationInput,
    by: prosecutors,
    lifecycle: investigationLifecycle,
    action: "close",
    change: ({ work }) => ({ concludedOn: work.today }),
  }),
  recordChange({
    name: "unsealInvestigation",
    description: "Brings a sealed investigation into view, with its whole history.",
    of: Investigation,
    input: UnsealInvestigationInput,
    by: prosecutors,
    action: "unseal",
    async change({ record, work }) {
      assertSealed(record);
      await assertNoSealedCharges(work, record);
      return { sealed: false };
    },
    afterwards: ({ record, work }) => showTakenUp(work, record),
  }),
];

/** An investigation in view that led to charges which nobody sees would tell of them. */
async function assertNoSealedCharges(work: Work, { id }: Investigation): Promise<void> {
  const [prosecution] = await work.query<{ id: string }>(
    "SELECT id FROM prosecution WHERE investigation_id = $1 AND sealed ORDER BY id LIMIT 1",
    [id],
  );
  if (prosecution === undefined) return;
  throw new HubError("RULE_VIOLATED", `${id} led to the sealed prosecution ${prosecution.id}, and would tell of it.`, {
    remedy: "Unseal the prosecution first.",
  });
}
