/**
 * The placements of the told stories: 9 people started at Treasury, 12 at CISA, 6 at OPM, 3 at DOJ, none at NSA.
 * The last two are under five, so nobody learns them.
 */
import { invariant } from "../../../common/invariant";
import type { PlacementState } from "../placement/placement.transitions";
import { type DemonstrationPlacement, placementOf } from "./placement-rows";
import { COHORTS } from "./told-announcements";

interface Group {
  readonly agency: keyof typeof COHORTS;
  readonly state: PlacementState;
  readonly people: number;
  /** Days to hire of the first person, and how many more each next one takes. */
  readonly days: readonly [first: number, step: number];
}

const GROUPS: readonly Group[] = [
  { agency: "treasury", state: "ONBOARDED", people: 9, days: [32, 4] },
  { agency: "treasury", state: "CLEARANCE_PENDING", people: 5, days: [80, 1] },
  { agency: "treasury", state: "OFFERED", people: 2, days: [84, 1] },
  { agency: "cisa", state: "ONBOARDED", people: 12, days: [31, 3] },
  { agency: "cisa", state: "CLEARANCE_PENDING", people: 6, days: [78, 1] },
  { agency: "cisa", state: "DECLINED", people: 1, days: [50, 0] },
  { agency: "opm", state: "ONBOARDED", people: 6, days: [35, 5] },
  { agency: "opm", state: "SELECTED", people: 1, days: [80, 0] },
  { agency: "doj", state: "ONBOARDED", people: 3, days: [40, 6] },
  { agency: "doj", state: "CLEARANCE_PENDING", people: 2, days: [70, 1] },
];

export function toldPlacements(): DemonstrationPlacement[] {
  return GROUPS.flatMap((group, index) =>
    Array.from({ length: group.people }, (_, n) => toldPlacement(group, index, n)),
  );
}

const NUMBERS_PER_GROUP = 100;

/** Told placements have numbers below zero, grown ones above. */
function toldPlacement({ agency, state, days }: Group, index: number, n: number): DemonstrationPlacement {
  const announcement = COHORTS[agency];
  invariant(announcement.postedOn !== null, "A cohort was hired from a posted announcement.");
  return placementOf({
    number: -(1 + index * NUMBERS_PER_GROUP + n),
    announcement,
    postedOn: announcement.postedOn,
    state,
    daysToHire: days[0] + n * days[1],
  });
}
