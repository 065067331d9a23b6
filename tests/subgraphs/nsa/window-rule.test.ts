import fc from "fast-check";
import { endOfAccess } from "../../../subgraphs/nsa/access-window/end-windows";
import { LONGEST_WINDOW_HOURS, type WindowFault, windowFault } from "../../../subgraphs/nsa/access-window/window-rule";

describe("endOfAccess", () => {
  const offeredAt = "2026-10-01T12:00:00.000Z";
  const closesAt = "2026-10-20T12:00:00.000Z";

  it.each([
    ["OPEN", "2026-10-05T12:00:00.000Z", "2026-10-05T12:00:00.000Z"],
    ["OPEN", closesAt, closesAt],
    ["OPEN", "2026-10-22T12:00:00.000Z", closesAt],
    ["ACCEPTED", "2026-10-22T12:00:00.000Z", "2026-10-22T12:00:00.000Z"],
    ["OFFERED", "2026-10-01T11:59:59.990Z", offeredAt],
  ] as const)("of a window that is %s, noted at %s: %s", (state, now, end) => {
    expect(endOfAccess({ state, offeredAt, closesAt }, now)).toBe(end);
  });
});

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const LONGEST_MS = LONGEST_WINDOW_HOURS * HOUR_MS;
const OPENS_AT = new Date("2026-10-20T12:00:00Z");

const later = (ms: number): Date => new Date(OPENS_AT.getTime() + ms);

describe("windowFault", () => {
  it("knows 30 days of 24 hours as the longest window", () => {
    expect(LONGEST_WINDOW_HOURS).toBe(720);
  });

  it.each<[string, { lastsMs: number; releaseAfterMs: number }, WindowFault | undefined]>([
    ["30 days pass", { lastsMs: LONGEST_MS, releaseAfterMs: LONGEST_MS }, undefined],
    ["30 days and a second fail", { lastsMs: LONGEST_MS + SECOND_MS, releaseAfterMs: 2 * LONGEST_MS }, "TOO_LONG"],
    ["30 days and a millisecond fail", { lastsMs: LONGEST_MS + 1, releaseAfterMs: 2 * LONGEST_MS }, "TOO_LONG"],
    ["a millisecond passes", { lastsMs: 1, releaseAfterMs: 1 }, undefined],
    ["nothing fails", { lastsMs: 0, releaseAfterMs: LONGEST_MS }, "EMPTY"],
    ["less than nothing fails", { lastsMs: -HOUR_MS, releaseAfterMs: LONGEST_MS }, "EMPTY"],
    ["an end at the release passes", { lastsMs: HOUR_MS, releaseAfterMs: HOUR_MS }, undefined],
    ["an end behind the release fails", { lastsMs: HOUR_MS, releaseAfterMs: HOUR_MS - 1 }, "AFTER_RELEASE"],
    ["a release before the beginning fails", { lastsMs: HOUR_MS, releaseAfterMs: -HOUR_MS }, "AFTER_RELEASE"],
  ])("%s", (_, { lastsMs, releaseAfterMs }, fault) => {
    const times = { opensAt: OPENS_AT, closesAt: later(lastsMs), plannedReleaseAt: later(releaseAfterMs) };
    expect(windowFault(times)).toBe(fault);
  });

  it("refuses instants that are none", () => {
    const never = new Date(Number.NaN);
    expect(windowFault({ opensAt: OPENS_AT, closesAt: never, plannedReleaseAt: later(1) })).toBe("EMPTY");
    expect(windowFault({ opensAt: OPENS_AT, closesAt: later(1), plannedReleaseAt: never })).toBe("AFTER_RELEASE");
  });

  it("passes exactly what lasts more than 0, at most 30 × 24 h, and ends no later than the release", () => {
    const offset = fc.integer({ min: -2 * LONGEST_MS, max: 2 * LONGEST_MS });
    fc.assert(
      fc.property(offset, offset, (lastsMs, releaseAfterMs) => {
        const times = { opensAt: OPENS_AT, closesAt: later(lastsMs), plannedReleaseAt: later(releaseAfterMs) };
        const passes = lastsMs > 0 && lastsMs <= LONGEST_MS && lastsMs <= releaseAfterMs;
        expect(windowFault(times) === undefined).toBe(passes);
      }),
    );
  });
});
