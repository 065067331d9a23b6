import { eventLine } from "../../../cli/print/event-line";
import type { HubEvent } from "../../../subgraphs/kit/events/hub-event";

const EVENT: HubEvent = {
  source: "cisa",
  id: 7,
  at: "2026-08-01T10:00:00.000Z",
  recordType: "CisaTask",
  recordId: "cisa-2c-2",
  version: 3,
  action: "block",
  fromState: "IN_PROGRESS",
  toState: "BLOCKED",
  office: "cisa",
  facts: {},
};
const START = "2026-08-01T10:00:00.000Z  cisa          CisaTask cisa-2c-2  ";

describe("eventLine", () => {
  it.each<[string, Partial<HubEvent>, string]>([
    ["a transition", {}, `${START}block  IN_PROGRESS → BLOCKED  (version 3, by cisa)`],
    ["a beginning", { fromState: null, action: "create" }, `${START}create  BLOCKED  (version 3, by cisa)`],
    ["a change without transition", { fromState: "BLOCKED" }, `${START}block  BLOCKED  (version 3, by cisa)`],
    ["a record without states", { fromState: null, toState: null }, `${START}block  (version 3, by cisa)`],
    ["a title", { facts: { title: "Scan" } }, `${START}block  IN_PROGRESS → BLOCKED  (version 3, by cisa)  "Scan"`],
  ])("shows %s", (_, change, line) => {
    expect(eventLine({ ...EVENT, ...change })).toBe(line);
  });

  it("stays one line without control characters, whatever an event holds", () => {
    const line = eventLine({ ...EVENT, recordId: "a\nb", facts: { title: "\u001b[2J" } });
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    expect(line).not.toMatch(/[\u0000-\u001f]/);
  });
});
