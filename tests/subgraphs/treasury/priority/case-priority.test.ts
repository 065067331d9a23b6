import { comparePriorities } from "../../../../subgraphs/treasury/priority/case-priority";

describe("comparePriorities", () => {
  it.each([
    ["CRITICAL", "IMMEDIATE", undefined],
    ["HIGH", "IMMEDIATE", "LOWER"],
    ["LOW", "IMMEDIATE", "LOWER"],
    ["CRITICAL", "OUT_OF_CYCLE", "HIGHER"],
    ["HIGH", "OUT_OF_CYCLE", undefined],
    ["MEDIUM", "OUT_OF_CYCLE", "LOWER"],
    ["HIGH", "SCHEDULED", "HIGHER"],
    ["MEDIUM", "SCHEDULED", undefined],
    ["LOW", "SCHEDULED", undefined],
    ["LOW", "UNDETERMINED", undefined],
    ["CRITICAL", "UNDETERMINED", undefined],
  ] as const)("finds a case of priority %s against %s: %s", (stated, expected, difference) => {
    expect(comparePriorities(stated, expected)).toBe(difference);
  });
});
