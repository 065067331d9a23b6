import fc from "fast-check";
import { AUTOMATABLE, TECHNICAL_IMPACTS } from "../../../../subgraphs/treasury/priority/decision-points";
import { distributionPriority } from "../../../../subgraphs/treasury/priority/distribution-priority";

/** The rows of BOD 26-04 for exposed assets: KEV, automatable, technical impact, days to remediate. */
const EXPOSED_ROWS = [
  [false, "NO", "PARTIAL", 60],
  [false, "YES", "PARTIAL", 14],
  [true, "NO", "PARTIAL", 14],
  [false, "NO", "TOTAL", 14],
  [true, "YES", "PARTIAL", 3],
  [true, "NO", "TOTAL", 3],
  [false, "YES", "TOTAL", 3],
  [true, "YES", "TOTAL", 3],
] as const;

const BY_DAYS = { 3: "IMMEDIATE", 14: "OUT_OF_CYCLE", 60: "SCHEDULED" } as const;

const URGENCY = ["SCHEDULED", "OUT_OF_CYCLE", "IMMEDIATE"];

describe("distributionPriority", () => {
  it.each(EXPOSED_ROWS)(
    "follows the row KEV=%s automatable=%s impact=%s of %i days",
    (inKev, automatable, impact, days) => {
      expect(distributionPriority({ inKev, automatable, technicalImpact: impact })).toBe(BY_DAYS[days]);
    },
  );

  it("is undetermined whenever a point is missing", () => {
    const missing = fc.constantFrom(null, undefined);
    const incomplete = fc.oneof(
      fc.record({ automatable: missing, technicalImpact: fc.constantFrom(...TECHNICAL_IMPACTS, null) }),
      fc.record({ automatable: fc.constantFrom(...AUTOMATABLE, null), technicalImpact: missing }),
    );
    fc.assert(
      fc.property(fc.boolean(), incomplete, (inKev, points) => {
        expect(distributionPriority({ inKev, ...points })).toBe("UNDETERMINED");
      }),
    );
  });

  it("never becomes less urgent when KEV lists the vulnerability", () => {
    const points = {
      automatable: fc.constantFrom(...AUTOMATABLE),
      technicalImpact: fc.constantFrom(...TECHNICAL_IMPACTS),
    };
    fc.assert(
      fc.property(fc.record(points), (given) => {
        const unlisted = URGENCY.indexOf(distributionPriority({ inKev: false, ...given }));
        const listed = URGENCY.indexOf(distributionPriority({ inKev: true, ...given }));
        expect(listed).toBeGreaterThanOrEqual(unlisted);
      }),
    );
  });
});
