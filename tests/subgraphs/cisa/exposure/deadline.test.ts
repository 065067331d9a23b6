import fc from "fast-check";
import { daysAfter, exposureDeadline } from "../../../../subgraphs/cisa/exposure/deadline";
import { REMEDIATION_TIERS } from "../../../../subgraphs/cisa/vulnerability/remediation-tier";

const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("exposureDeadline", () => {
  it.each([
    ["the listing, when it came first", "2026-07-15", "2026-07-16", "THREE_DAYS", "2026-07-18"],
    ["the detection, when it came first", "2026-07-15", "2026-07-12", "THREE_DAYS_FORENSIC", "2026-07-15"],
    ["the detection, when nothing is listed", null, "2026-08-10", "FOURTEEN_DAYS", "2026-08-24"],
    ["either, when both are one day", "2026-06-02", "2026-06-02", "SIXTY_DAYS", "2026-08-01"],
    ["a leap day like any other", null, "2028-02-27", "THREE_DAYS", "2028-03-01"],
    ["no day, when the tier counts none", "2026-07-15", "2026-07-16", "FIX_ON_SYSTEM_UPGRADE", null],
    ["no day, when the tier is undetermined", "2026-07-15", "2026-07-16", "UNDETERMINED", null],
  ] as const)("counts from %s", (...[, kevDateAdded, detectedOn, tier, deadline]) => {
    expect(exposureDeadline({ kevDateAdded, detectedOn }, tier)).toBe(deadline);
  });

  it("is never later for having been listed or detected earlier", () => {
    fc.assert(
      fc.property(day, day, fc.constantFrom(...REMEDIATION_TIERS), (kevDateAdded, detectedOn, tier) => {
        const unlisted = exposureDeadline({ kevDateAdded: null, detectedOn }, tier);
        const listed = exposureDeadline({ kevDateAdded, detectedOn }, tier);
        expect((listed ?? "") <= (unlisted ?? "")).toBe(true);
        expect(listed).toBe(exposureDeadline({ kevDateAdded: detectedOn, detectedOn: kevDateAdded }, tier));
      }),
    );
  });
});

describe("daysAfter", () => {
  it("goes forth and back", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (start, days) => {
        expect(daysAfter(daysAfter(start, days), -days)).toBe(start);
      }),
    );
  });
});
