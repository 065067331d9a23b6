/**
 * The commands about charges: a prosecutor files them, adds to them, and brings sealed ones into view.
 * No command makes or changes a statute: charges name what there is. Not here: what the court does (court.commands.ts).
 */
import { z } from "zod";
import { HubError } from "../../../common/errors";
import { recordId, several, text } from "../../kit/command/checks";
import { type Command, creation, recordChange } from "../../kit/command/command";
import type { Work } from "../../kit/command/work";
import { chargeCheck } from "../charge/charge-input";
import { prosecutors } from "../permits";
import { assertSealed } from "../sealed";
import { assertFileable, concludeInvestigation, createCharges, showCharges } from "./file-charges";
import { Prosecution } from "./prosecution.entity";
import { AddChargeInput, FileChargesInput, UnsealProsecutionInput } from "./prosecution.inputs";
import { prosecutionLifecycle } from "./prosecution.transitions";

const CAPTION_LENGTH = 200;
const DOCKET = /^\d:\d{2}-cr-\d{5}$/;
const MOST_CHARGES = 50;

const ids = several(recordId(), { fewest: 0 });

const fileCharges = creation({
  name: "fileCharges",
  description:
    "Files charges, each under an existing statute in force on the offence date. It ends the investigation behind " +
    "them, save that one in view stays open while the charges are sealed.",
  of: Prosecution,
  input: FileChargesInput,
  checks: {
    docket: z.string().regex(DOCKET, "must be a docket number such as 1:26-cr-00411"),
    caption: text(CAPTION_LENGTH),
    districtId: recordId(),
    investigationId: recordId().nullish(),
    charges: z
      .array(chargeCheck)
      .min(1, "must have at least one")
      .max(MOST_CHARGES, `must have at most ${MOST_CHARGES}`),
    vulnerabilityIds: ids,
    modelIds: ids,
    directiveIds: ids,
    victimIds: ids,
  },
  by: prosecutors,
  id: "prosecution",
  async create(work, { charges, investigationId = null, ...input }) {
    await assertFileable(work, { districtId: input.districtId, charges });
    if (typeof investigationId === "string") await concludeInvestigation(work, investigationId, input);
    const { idempotencyKey: _key, basis: _basis, ...properties } = input;
    return { ...properties, investigationId, state: prosecutionLifecycle.initial, filedOn: work.today };
  },
  afterwards: (work, prosecution, { charges }) => createCharges(work, prosecution, { charges }),
});

const addCharge = recordChange({
  name: "addCharge",
  description: "Adds a count, as long as neither plea nor trial has begun.",
  of: Prosecution,
  input: AddChargeInput,
  checks: { charge: chargeCheck },
  by: prosecutors,
  action: "addCharge",
  async change({ record, input, work }) {
    assertStillCharging(record);
    await assertFileable(work, { districtId: record.districtId, charges: [input.charge] });
    return {};
  },
  async afterwards({ record, input, work }) {
    await createCharges(work, record, { charges: [input.charge], counted: await chargesOf(work, record) });
  },
});

const unsealProsecution = recordChange({
  name: "unsealProsecution",
  description: "Brings sealed charges into view, with their whole history.",
  of: Prosecution,
  input: UnsealProsecutionInput,
  by: prosecutors,
  action: "unseal",
  change({ record }) {
    assertSealed(record);
    return { sealed: false };
  },
  afterwards: ({ record, work }) => showCharges(work, record),
});

export const chargingCommands: readonly Command[] = [fileCharges, addCharge, unsealProsecution];

async function chargesOf(work: Work, { id }: Prosecution): Promise<number> {
  const [row] = await work.query<{ charges: number }>(
    "SELECT max(count) AS charges FROM charge WHERE prosecution_id = $1",
    [id],
  );
  return row?.charges ?? 0;
}

/** @throws ILLEGAL_TRANSITION */
function assertStillCharging({ id, state }: Prosecution): void {
  if (state === prosecutionLifecycle.initial) return;
  throw new HubError("ILLEGAL_TRANSITION", `${id} is ${state}: addCharge is possible while it is CHARGED only.`, {
    remedy: "File the charge as a prosecution of its own.",
    facts: { state, legalActions: Object.keys(prosecutionLifecycle.table[state]) },
  });
}
