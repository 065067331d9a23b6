import fc from "fast-check";
import { PER_SCALE, WORLD_INSTANT } from "../../../../subgraphs/kit/demonstration/world";
import { caseHistory, caseRow } from "../../../../subgraphs/treasury/seed/case-rows";
import { grownCase } from "../../../../subgraphs/treasury/seed/grown-case";
import { grownDeliveries } from "../../../../subgraphs/treasury/seed/grown-deliveries";
import { grownEmbargo } from "../../../../subgraphs/treasury/seed/grown-embargo";
import { grownFix } from "../../../../subgraphs/treasury/seed/grown-fix";
import { vulnerabilityCaseLifecycle } from "../../../../subgraphs/treasury/vulnerability-case/vulnerability-case.transitions";

const SIGNED = "2026-06-02";

const numbered = fc
  .integer({ min: 1, max: 50 })
  .chain((scale) => fc.record({ scale: fc.constant(scale), n: fc.integer({ min: 1, max: PER_SCALE.cases * scale }) }));

describe("grownCase", () => {
  it("spreads the small world over all states", () => {
    const cases = Array.from({ length: PER_SCALE.cases }, (_, index) => grownCase(index + 1, 1));
    expect(new Set(cases.map(({ record }) => record.timeline.state))).toEqual(
      new Set(vulnerabilityCaseLifecycle.states),
    );
  });

  it("is the same every time", () => {
    fc.assert(
      fc.property(numbered, ({ n, scale }) => {
        expect(caseRow(grownCase(n, scale).record)).toEqual(caseRow(grownCase(n, scale).record));
      }),
    );
  });

  it("stays between the signing and the world's day, with all that hangs on it, in order", () => {
    fc.assert(
      fc.property(numbered, ({ n, scale }) => {
        const one = grownCase(n, scale);
        const parts = [
          ...(grownEmbargo(one)?.timeline.instants ?? []),
          grownFix(one)?.submittedAt ?? SIGNED,
          ...grownDeliveries(one).flatMap((delivery) => delivery.timeline.instants),
        ];
        const { instants } = one.record.timeline;
        expect(instants).toEqual(instants.toSorted());
        for (const instant of [...instants, ...parts]) {
          expect(instant >= SIGNED && instant <= WORLD_INSTANT).toBe(true);
        }
      }),
    );
  });

  it("tells a history that ends in the case's state", () => {
    fc.assert(
      fc.property(numbered, ({ n, scale }) => {
        const { record } = grownCase(n, scale);
        const history = caseHistory(record);
        expect(history[0]).toMatchObject({ action: "create", fromState: null, toState: "REPORTED" });
        expect(history.at(-1)).toMatchObject({ recordId: record.id, toState: record.timeline.state });
      }),
    );
  });

  it("repeats an earlier case of the same vulnerability when it is a duplicate", () => {
    for (let n = 1; n <= PER_SCALE.cases; n += 1) {
      const { record } = grownCase(n, 1);
      if (record.duplicateOfId === null) continue;
      const original = grownCase(n - PER_SCALE.vulnerabilities, 1).record;
      expect(original).toMatchObject({ id: record.duplicateOfId, vulnerabilityId: record.vulnerabilityId });
      expect(original.timeline.state).not.toBe("DUPLICATE");
    }
  });
});

describe("grownDeliveries", () => {
  it("sends nothing to anybody twice and nothing before distribution", () => {
    fc.assert(
      fc.property(numbered, ({ n, scale }) => {
        const one = grownCase(n, scale);
        const recipients = grownDeliveries(one).map(({ recipient }) => JSON.stringify(recipient));
        expect(new Set(recipients).size).toBe(recipients.length);
        const isDistributed = ["DISTRIBUTING", "CLOSED"].includes(one.record.timeline.state);
        expect(recipients.length > 0).toBe(isDistributed);
      }),
    );
  });

  it("leaves no agency without an answer", () => {
    const answered = new Set(["ACKNOWLEDGED", "APPLIED", "DECLINED"]);
    fc.assert(
      fc.property(numbered, ({ n, scale }) => {
        const toAgencies = grownDeliveries(grownCase(n, scale)).filter(({ recipient }) => "agencyId" in recipient);
        expect(toAgencies.filter(({ timeline }) => !answered.has(timeline.state))).toEqual([]);
      }),
    );
  });
});
