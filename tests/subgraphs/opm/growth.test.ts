import fc from "fast-check";
import { WORLD_INSTANT } from "../../../subgraphs/kit/demonstration/world";
import { isRecruiting } from "../../../subgraphs/opm/announcement/announcement.transitions";
import { announcementHistory, type DemonstrationAnnouncement } from "../../../subgraphs/opm/seed/announcement-rows";
import { dayAfter } from "../../../subgraphs/opm/seed/days";
import { grownAnnouncements, grownPathways, grownPlacements } from "../../../subgraphs/opm/seed/growth";
import { pathwayHistory } from "../../../subgraphs/opm/seed/pathway-rows";
import { placementHistory, placementRow } from "../../../subgraphs/opm/seed/placement-rows";
import { toldAnnouncements } from "../../../subgraphs/opm/seed/told-announcements";
import { toldPathways } from "../../../subgraphs/opm/seed/told-pathways";
import { toldPlacements } from "../../../subgraphs/opm/seed/told-placements";

const FIRST_DAY = "2026-06-02";
const LAST_DAY = WORLD_INSTANT.slice(0, 10);
const ACTIONS = 50;

const announcements: readonly DemonstrationAnnouncement[] = [...toldAnnouncements, ...grownAnnouncements(ACTIONS)];
const placements = [...toldPlacements(), ...grownPlacements(ACTIONS)];
const pathways = [...toldPathways, ...grownPathways(10)];

describe("grown hiring", () => {
  it("is the same every time, and a larger world begins with the smaller one", () => {
    const larger = [...grownAnnouncements(ACTIONS)];
    expect(larger).toEqual(announcements.slice(toldAnnouncements.length));
    expect([...grownAnnouncements(7)]).toEqual(larger.slice(0, 28));
    expect([...grownPlacements(3)]).toEqual([...grownPlacements(9)].slice(0, 24));
  });

  it("leaves the agencies and the role of the told stories alone", () => {
    const grown = [...grownAnnouncements(ACTIONS)];
    expect(grown.filter(({ workRoleId }) => workRoleId === "PD-WRL-007")).toEqual([]);
    expect(grown.filter(({ agencyId }) => ["treasury", "nsa", "cisa", "opm", "doj"].includes(agencyId))).toEqual([]);
  });

  it("gives every record an id of its own", () => {
    for (const ids of [announcements, pathways].map((records) => records.map((record) => record.id))) {
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(new Set(placements.map((placement) => placementRow(placement).id)).size).toBe(placements.length);
  });

  it("names a placement by nothing that it belongs to", () => {
    for (const placement of placements) expect(String(placementRow(placement).id)).toMatch(/^placement-[0-9a-f]{16}$/);
  });
});

describe("demonstration days", () => {
  it("lie in the world, and each step follows the one before", () => {
    const histories = [
      ...announcements.map(announcementHistory),
      ...placements.map(placementHistory),
      ...pathways.map(pathwayHistory),
    ];
    for (const history of histories) {
      const instants = history.map((entry) => String(entry.at));
      expect(instants).toEqual([...instants].sort());
      expect(instants[0]! >= FIRST_DAY).toBe(true);
      expect(instants.at(-1)!.slice(0, 10) <= LAST_DAY).toBe(true);
    }
  });

  it("let nobody be selected before the certificate or start after the world's day", () => {
    const byId = new Map(announcements.map((announcement) => [announcement.id, announcement]));
    for (const { announcementId, selectedOn, onboardedOn } of placements) {
      expect(selectedOn >= String(byId.get(announcementId)?.certificateIssuedOn)).toBe(true);
      expect(onboardedOn === null || onboardedOn <= LAST_DAY).toBe(true);
    }
  });

  it("close recruiting announcements before November", () => {
    const open = announcements.filter(({ state }) => isRecruiting(state));
    expect(open.every(({ closesOn }) => closesOn !== null && closesOn < "2026-11-01")).toBe(true);
  });
});

describe("dayAfter", () => {
  it.each([
    ["2026-06-30", 1, "2026-07-01"],
    ["2026-06-02", 0, "2026-06-02"],
    ["2026-06-02", -2, "2026-05-31"],
  ])("%s and %i days is %s", (day, days, expected) => {
    expect(dayAfter(day, days)).toBe(expected);
  });

  it("goes there and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (days) => {
        expect(dayAfter(dayAfter(FIRST_DAY, days), -days)).toBe(FIRST_DAY);
      }),
    );
  });
});
