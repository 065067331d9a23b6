/** Rows of made-up placements: the record and its history. */
import { createHash } from "node:crypto";
import { DEMONSTRATION, WORLD_INSTANT } from "../../kit/demonstration/world";
import type { Row } from "../../kit/seed/copy-rows";
import { historyRows } from "../../kit/seed/history-rows";
import { type PlacementState, placementLifecycle } from "../placement/placement.transitions";
import { dayAfter } from "./days";

export interface DemonstrationPlacement {
  /** Number over all placements of the world; the pseudonym hides it. */
  readonly number: number;
  readonly agencyId: string;
  readonly announcementId: string;
  readonly state: PlacementState;
  readonly selectedOn: string;
  readonly onboardedOn: string | null;
}

const HOURS_PER_STEP = 72;
const PSEUDONYM_DIGITS = 16;

/** Days from selection until a person can have started, in the steps of the made-up histories. */
const DAYS_TO_START = 9;

/** A person's pseudonym: says neither agency nor order of selection. */
function pseudonym(number: number): string {
  const digest = createHash("sha256").update(`${DEMONSTRATION} placement ${number}`).digest("hex");
  return `placement-${digest.slice(0, PSEUDONYM_DIGITS)}`;
}

export function placementRow(placement: DemonstrationPlacement): Row {
  const { number, agencyId, announcementId, state, selectedOn, onboardedOn } = placement;
  return {
    id: pseudonym(number),
    agencyId,
    announcementId,
    state,
    selectedOn,
    onboardedOn,
    markingLevel: "CUI",
    provenanceSource: DEMONSTRATION,
    provenanceAsOf: WORLD_INSTANT,
  };
}

export function placementHistory(placement: DemonstrationPlacement): Row[] {
  return historyRows(placementLifecycle, {
    recordType: "Placement",
    recordId: pseudonym(placement.number),
    state: placement.state,
    createdAt: `${placement.selectedOn}T14:00:00Z`,
    actor: "opm-placement-desk",
    office: "OPM",
    basis: placement.announcementId,
    hoursPerStep: HOURS_PER_STEP,
  });
}

export interface Selection {
  readonly number: number;
  readonly announcement: { readonly id: string; readonly agencyId: string };
  /** The day the announcement was posted. */
  readonly postedOn: string;
  readonly state: PlacementState;
  /** Days from posting to the first day of work, had or expected. */
  readonly daysToHire: number;
}

/** A placement whose days follow from the announcement's posting. */
export function placementOf({ number, announcement, postedOn, state, daysToHire }: Selection): DemonstrationPlacement {
  return {
    number,
    agencyId: announcement.agencyId,
    announcementId: announcement.id,
    state,
    selectedOn: dayAfter(postedOn, daysToHire - DAYS_TO_START),
    onboardedOn: state === "ONBOARDED" ? dayAfter(postedOn, daysToHire) : null,
  };
}
