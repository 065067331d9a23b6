import { instantSince } from "../../cli/since";

const NOW = new Date("2026-08-02T12:00:00.000Z");

describe("instantSince", () => {
  it.each([
    ["0s", "2026-08-02T12:00:00.000Z"],
    ["90s", "2026-08-02T11:58:30.000Z"],
    ["10m", "2026-08-02T11:50:00.000Z"],
    ["2h", "2026-08-02T10:00:00.000Z"],
    ["3d", "2026-07-30T12:00:00.000Z"],
    ["2026-08-01", "2026-08-01T00:00:00.000Z"],
    ["2026-08-01T10:00:00Z", "2026-08-01T10:00:00.000Z"],
    ["2026-08-01T10:00+02:00", "2026-08-01T08:00:00.000Z"],
  ])("reads %s", (text, instant) => {
    expect(instantSince(text, NOW)).toBe(instant);
  });

  it.each(["", "m", "10", "10w", "-5m", "yesterday", "2026-13-01", "2026-08-01T10:00:00"])("refuses %p", (text) => {
    expect(() => instantSince(text, NOW)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
  });
});
