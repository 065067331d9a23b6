import fc from "fast-check";
import { CASE_PRIORITIES } from "../../../../subgraphs/treasury/priority/case-priority";
import { AUTOMATABLE, EXPLOITATIONS, TECHNICAL_IMPACTS } from "../../../../subgraphs/treasury/priority/decision-points";
import { priorityConflicts } from "../../../../subgraphs/treasury/priority/priority-conflict";

const SCHEDULED = { automatable: "NO", technicalImpact: "PARTIAL" } as const;

describe("priorityConflicts", () => {
  it.each([
    [true, "NONE", "KEV_WITHOUT_EXPLOITATION"],
    [true, "POC", "KEV_WITHOUT_EXPLOITATION"],
    [true, "ACTIVE", undefined],
    [true, null, undefined],
    [false, "ACTIVE", "EXPLOITATION_WITHOUT_KEV"],
    [false, "POC", undefined],
    [false, "NONE", undefined],
    [false, null, undefined],
  ] as const)("compares KEV=%s with exploitation %s: %s", (inKev, exploitation, kind) => {
    expect(priorityConflicts({ inKev, exploitation, ...SCHEDULED }, []).at(0)?.kind).toBe(kind);
  });

  it("names the case and what is asked for", () => {
    const points = { inKev: true, exploitation: "ACTIVE", automatable: "YES", technicalImpact: "PARTIAL" } as const;
    const low = { id: "a", priority: "LOW" } as const;
    expect(priorityConflicts(points, [low, { id: "b", priority: "CRITICAL" }])).toEqual([
      {
        kind: "CASE_LOWER",
        detail: "The case's priority is LOW; KEV and SSVC ask for IMMEDIATE.",
        expected: "IMMEDIATE",
        case: low,
      },
    ]);
  });

  it("says that a case is too high", () => {
    const points = { inKev: false, exploitation: "NONE", ...SCHEDULED } as const;
    expect(priorityConflicts(points, [{ id: "a", priority: "CRITICAL" }])[0]?.kind).toBe("CASE_HIGHER");
  });

  it("assumes nothing about cases while a point is missing", () => {
    const points = fc.record({
      inKev: fc.boolean(),
      exploitation: fc.constantFrom(...EXPLOITATIONS, null),
      automatable: fc.constantFrom(...AUTOMATABLE),
      technicalImpact: fc.constantFrom(...TECHNICAL_IMPACTS),
    });
    const cases = fc.array(fc.record({ id: fc.string(), priority: fc.constantFrom(...CASE_PRIORITIES) }));
    fc.assert(
      fc.property(points, cases, fc.constantFrom("automatable", "technicalImpact"), (given, open, absent) => {
        const conflicts = priorityConflicts({ ...given, [absent]: null }, open);
        expect(conflicts.filter((conflict) => conflict.case !== null)).toEqual([]);
      }),
    );
  });
});
