import { stateCheck, transitions } from "../../../subgraphs/kit/record/transitions";
import { historyRows } from "../../../subgraphs/kit/seed/history-rows";

const door = transitions<"CLOSED" | "OPEN" | "LOCKED" | "BROKEN">({
  CLOSED: { open: "OPEN", lock: "LOCKED" },
  OPEN: { close: "CLOSED", break: "BROKEN" },
  LOCKED: { unlock: "CLOSED" },
  BROKEN: {},
});

describe("transitions", () => {
  it("starts in the first state and knows all of them", () => {
    expect(door.initial).toBe("CLOSED");
    expect(door.states).toEqual(["CLOSED", "OPEN", "LOCKED", "BROKEN"]);
  });

  it("finds a shortest way to every state", () => {
    expect(door.pathTo("CLOSED")).toEqual([]);
    expect(door.pathTo("BROKEN")).toEqual([
      { action: "open", from: "CLOSED", to: "OPEN" },
      { action: "break", from: "OPEN", to: "BROKEN" },
    ]);
  });

  it("refuses a state that no way reaches", () => {
    const island = transitions<"A" | "B">({ A: {}, B: {} });
    expect(() => island.pathTo("B")).toThrow("No way leads from A to B.");
  });
});

describe("stateCheck", () => {
  it("names every state", () => {
    expect(stateCheck("state", door.states)).toBe("CHECK (state IN ('CLOSED', 'OPEN', 'LOCKED', 'BROKEN'))");
  });
});

describe("historyRows", () => {
  it("walks the lifecycle from its creation to the state, a day a step", () => {
    const rows = historyRows(door, {
      recordType: "Door",
      recordId: "d1",
      state: "BROKEN",
      createdAt: "2026-06-02T12:00:00.000Z",
      actor: "keeper",
      office: "House",
      basis: "visit",
    });
    expect(rows.map(({ at, action, fromState, toState }) => [at, action, fromState, toState])).toEqual([
      ["2026-06-02T12:00:00.000Z", "create", null, "CLOSED"],
      ["2026-06-03T12:00:00.000Z", "open", "CLOSED", "OPEN"],
      ["2026-06-04T12:00:00.000Z", "break", "OPEN", "BROKEN"],
    ]);
  });
});
