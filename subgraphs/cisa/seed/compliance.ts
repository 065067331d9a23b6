/**
 * Made-up compliance items: every bound agency with each of the four directives in force. The lead agencies of the
 * order stand where the stories need them; the rest follow from their names.
 */
import { DEMONSTRATION, DIRECTIVES, WORLD_INSTANT } from "../../kit/demonstration/world";
import { HistoryEntry } from "../../kit/record/history";
import type { Row } from "../../kit/seed/copy-rows";
import { historyRows } from "../../kit/seed/history-rows";
import { random } from "../../kit/seed/random";
import type { SeedRun } from "../../kit/seed/seed-run";
import { BOUND_AGENCIES, boundAgency } from "../compliance/binding";
import { ComplianceItem } from "../compliance/compliance-item.entity";
import { type ComplianceState, complianceLifecycle } from "../compliance/compliance-item.transitions";
import { daysAfter } from "../exposure/deadline";

/** State, and how many days after the due day the report came. */
type Standing = readonly [state: ComplianceState, daysLate: number];

interface Duty {
  readonly directiveId: string;
  readonly subject: string;
  readonly dueOn: string;
}

const DUTIES: readonly Duty[] = [
  { directiveId: DIRECTIVES.bod2604, subject: "Vulnerability management policy by tier", dueOn: "2026-08-10" },
  { directiveId: DIRECTIVES.bod2501, subject: "Yearly inventory of cloud tenants", dueOn: "2026-06-19" },
  { directiveId: DIRECTIVES.ed2603, subject: "Closing report on SD-WAN systems", dueOn: "2026-06-30" },
  { directiveId: DIRECTIVES.bod2602, subject: "Inventory of end-of-support edge devices", dueOn: "2026-07-31" },
];

const STORY: Readonly<Record<string, Readonly<Record<string, Standing>>>> = {
  treasury: {
    [DIRECTIVES.bod2604]: ["IN_PROGRESS", 0],
    [DIRECTIVES.bod2501]: ["VERIFIED", -4],
    [DIRECTIVES.ed2603]: ["VERIFIED", -2],
    [DIRECTIVES.bod2602]: ["REPORTED", 6],
  },
  opm: {
    [DIRECTIVES.bod2604]: ["NOT_STARTED", 0],
    [DIRECTIVES.bod2501]: ["VERIFIED", -3],
    [DIRECTIVES.ed2603]: ["VERIFIED", 0],
    [DIRECTIVES.bod2602]: ["REPORTED", -1],
  },
  cisa: {
    [DIRECTIVES.bod2604]: ["VERIFIED", -10],
    [DIRECTIVES.bod2501]: ["VERIFIED", -8],
    [DIRECTIVES.ed2603]: ["VERIFIED", -5],
    [DIRECTIVES.bod2602]: ["RETURNED", -2],
  },
  doj: {
    [DIRECTIVES.bod2604]: ["REPORTED", -1],
    [DIRECTIVES.bod2501]: ["VERIFIED", -6],
    [DIRECTIVES.ed2603]: ["VERIFIED", 3],
    [DIRECTIVES.bod2602]: ["VERIFIED", -7],
  },
};

const HOURS_PER_DAY = 24;

export async function seedCompliance(run: SeedRun): Promise<void> {
  const items = DUTIES.flatMap((duty) => BOUND_AGENCIES.map(({ id }) => itemRow(duty, id)));
  await run.insert(ComplianceItem, items);
  await run.insert(
    HistoryEntry,
    items.flatMap((item) =>
      historyRows(complianceLifecycle, {
        recordType: "ComplianceItem",
        recordId: item.id,
        state: item.state,
        createdAt: `${daysAfter(item.reportedOn ?? item.dueOn, -2)}T13:00:00Z`,
        actor: "compliance-officer",
        office: item.agencyId,
        basis: item.directiveId,
        hoursPerStep: HOURS_PER_DAY,
      }),
    ),
  );
}

function itemRow({ directiveId, subject, dueOn }: Duty, partyId: string) {
  const agency = boundAgency(partyId);
  const [state, daysLate] = STORY[agency.id]?.[directiveId] ?? grownStanding(`${directiveId}/${agency.id}`);
  const wasReported = state === "REPORTED" || state === "VERIFIED" || state === "RETURNED";
  const reportedOn = wasReported ? daysAfter(dueOn, daysLate) : null;
  return {
    id: `${directiveId}-${agency.id}`,
    directiveId,
    agencyId: agency.id,
    subject,
    state,
    dueOn,
    reportedOn,
    verifiedOn: state === "VERIFIED" && reportedOn !== null ? daysAfter(reportedOn, 1) : null,
    returnReason: state === "RETURNED" ? "The inventory leaves out two field offices." : null,
    provenanceSource: DEMONSTRATION,
    provenanceAsOf: WORLD_INSTANT,
  } satisfies Row;
}

function grownStanding(name: string): Standing {
  const { int, next } = random(`compliance/${name}`);
  const roll = next();
  if (roll < 0.6) return ["VERIFIED", int(-12, 0)];
  if (roll < 0.68) return ["VERIFIED", int(1, 9)];
  if (roll < 0.85) return ["REPORTED", int(-9, 0)];
  if (roll < 0.9) return ["REPORTED", int(1, 14)];
  if (roll < 0.96) return ["IN_PROGRESS", 0];
  return roll < 0.98 ? ["RETURNED", int(-5, 0)] : ["NOT_STARTED", 0];
}
