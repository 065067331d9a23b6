import { HubError } from "../../../common/errors";
import { accessWindowLifecycle } from "../../../subgraphs/nsa/access-window/access-window.transitions";
import { type DatedStep, walkedHistory } from "../../../subgraphs/nsa/seed/walked-history";

const BY = { actor: "developer", office: "Developer" };
const subject = { recordType: "AccessWindow", recordId: "window-1", basis: "EO14409-3b" };
const begun = { at: "2026-08-01T12:00:00Z", by: BY };

const walk = (...steps: [string, string | null][]) =>
  walkedHistory(accessWindowLifecycle, {
    subject,
    begun,
    steps: steps.map(([action, at]): DatedStep => ({ action, at, by: BY })),
  }).map((row) => [row.action, row.fromState, row.toState, row.at]);

describe("walkedHistory", () => {
  it("writes the beginning and each step that happened, at its own instant", () => {
    expect(walk(["accept", "2026-08-02T12:00:00Z"], ["open", null], ["withdraw", "2026-08-05T12:00:00Z"])).toEqual([
      ["create", null, "OFFERED", "2026-08-01T12:00:00Z"],
      ["accept", "OFFERED", "ACCEPTED", "2026-08-02T12:00:00Z"],
      ["withdraw", "ACCEPTED", "WITHDRAWN", "2026-08-05T12:00:00Z"],
    ]);
  });

  it.each<[string, [string, string][]]>([
    ["a step that the state does not have", [["open", "2026-08-02T12:00:00Z"]]],
    [
      "a step back in time",
      [
        ["accept", "2026-08-03T12:00:00Z"],
        ["open", "2026-08-02T12:00:00Z"],
      ],
    ],
  ])("refuses %s", (_, steps) => {
    expect(() => walk(...steps)).toThrow(HubError);
  });
});
