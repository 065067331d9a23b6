/**
 * Hiring that grows with the scale: pathways, and hiring actions under them. One action is one agency's four
 * announcements (posted, closed, draft, certified) and eight people from the certified one.
 * The five agencies of the order and the role PD-WRL-007 take no part, so the told stories stay true at any scale.
 */
import { AGENCIES } from "../../kit/reference/agencies";
import { type Random, random } from "../../kit/seed/random";
import { HIRING_PATHWAY_KINDS, type HiringPathwayKind } from "../hiring-pathway/hiring-pathway.entity";
import type { PlacementState } from "../placement/placement.transitions";
import { WORK_ROLES } from "../reference/work-roles";
import { type DemonstrationAnnouncement, type Posting, postingDays } from "./announcement-rows";
import { dayAfter } from "./days";
import type { DemonstrationPathway } from "./pathway-rows";
import { type DemonstrationPlacement, placementOf } from "./placement-rows";

export const PATHWAYS_PER_SCALE = 1;
export const ACTIONS_PER_SCALE = 3;

const ORDERED = new Set(["treasury", "nsa", "cisa", "opm", "doj"]);
const HIRING_AGENCIES = AGENCIES.filter(({ id, kind }) => kind === "CIVILIAN_EXECUTIVE" && !ORDERED.has(id));
const ROLES = WORK_ROLES.filter((role) => role.id !== "PD-WRL-007");
const GRADES = ["GS-11", "GS-12", "GS-13", "GS-14"] as const;

const AUTHORITIES: Readonly<Record<HiringPathwayKind, string>> = {
  DIRECT_HIRE: "5 U.S.C. 3304(a)(3)",
  TALENT_MANAGEMENT: "6 U.S.C. 658",
  EARLY_CAREER: "5 CFR part 362",
  SCHOLARSHIP_SERVICE: "15 U.S.C. 7442",
  FELLOWSHIP: "5 CFR 213.3102(r)",
  TERM: "5 CFR part 316",
  EXCHANGE: "5 U.S.C. 3371-3376",
};

const padded = (number: number): string => String(number).padStart(6, "0");
const pathwayId = (n: number): string => `pathway-${padded(n)}`;

/** The item at a place counted round. */
const around = <T>(values: readonly T[], place: number): T => values[place % values.length] as T;

export function* grownPathways(count: number): Generator<DemonstrationPathway> {
  const chance = random("opm/pathways");
  for (let n = 1; n <= count; n += 1) {
    const kind = around(HIRING_PATHWAY_KINDS, n);
    const first = chance.int(0, ROLES.length - 1);
    yield {
      id: pathwayId(n),
      title: `Regional hiring cohort ${n}`,
      kind,
      authority: AUTHORITIES[kind],
      obligationId: "EO14409-2f",
      state: "OPEN",
      proposedOn: "2026-06-02",
      approvedOn: "2026-06-03",
      openedOn: "2026-06-04",
      closedOn: null,
      workRoles: [0, 1, 2, 3].map((step) => around(ROLES, first + step).id),
    };
  }
}

/** Posting days of an action's four announcements. */
function postings(chance: Random): readonly Posting[] {
  return [
    { state: "CERTIFICATE_ISSUED", on: dayAfter("2026-06-05", chance.int(0, 10)) },
    { state: "POSTED", on: dayAfter("2026-08-10", chance.int(0, 21)) },
    { state: "CLOSED", on: dayAfter("2026-07-01", chance.int(0, 40)) },
    { state: "DRAFT", on: dayAfter("2026-08-01", chance.int(0, 30)) },
  ];
}

const ANNOUNCEMENTS_PER_ACTION = 4;

/** @param actions how many hiring actions */
export function* grownAnnouncements(actions: number): Generator<DemonstrationAnnouncement> {
  for (let action = 1; action <= actions; action += 1) yield* announcementsOf(action);
}

function announcementsOf(action: number): DemonstrationAnnouncement[] {
  const chance = random(`opm/action/${action}`);
  return postings(chance).map((posting, index) => {
    const role = chance.pick(ROLES);
    return {
      id: `announcement-${padded((action - 1) * ANNOUNCEMENTS_PER_ACTION + index + 1)}`,
      agencyId: around(HIRING_AGENCIES, action - 1).id,
      pathwayId: pathwayId(Math.ceil(action / ACTIONS_PER_SCALE)),
      workRoleId: role.id,
      title: `${role.title} Specialist`,
      grade: chance.pick(GRADES),
      positions: index === 0 ? STATES.length : chance.int(1, 6),
      ...postingDays(posting),
    };
  });
}

/** States of the eight people of an action; the others are too few to be told until an agency has many actions. */
const STATES: readonly PlacementState[] = [
  "ONBOARDED",
  "ONBOARDED",
  "ONBOARDED",
  "ONBOARDED",
  "ONBOARDED",
  "CLEARANCE_PENDING",
  "OFFERED",
  "DECLINED",
];

/** @param actions how many hiring actions */
export function* grownPlacements(actions: number): Generator<DemonstrationPlacement> {
  for (let action = 1; action <= actions; action += 1) {
    const [announcement] = announcementsOf(action);
    if (announcement?.postedOn === null || announcement === undefined) continue;
    const { postedOn } = announcement;
    const chance = random(`opm/placements/${action}`);
    for (const [index, state] of STATES.entries()) {
      const number = action * STATES.length + index;
      yield placementOf({ number, announcement, postedOn, state, daysToHire: chance.int(35, 75) });
    }
  }
}
