import { DISTRICTS } from "../../../../subgraphs/doj/reference/districts";
import { STATUTES } from "../../../../subgraphs/doj/reference/statutes";
import { grownMatters } from "../../../../subgraphs/doj/seed/grown-matters";
import {
  chargeRows,
  investigationRows,
  prosecutionRows,
  referralRows,
} from "../../../../subgraphs/doj/seed/matter-rows";
import { matterHistory } from "../../../../subgraphs/doj/seed/matter-history";
import { TOLD_MATTERS } from "../../../../subgraphs/doj/seed/told-matters";
import { isInForce } from "../../../../subgraphs/doj/statute/in-force";

const grown = [...grownMatters(20)];
const all = [...TOLD_MATTERS, ...grown];

describe("grownMatters", () => {
  it("gives the same matters each time, and as many as the scale says", () => {
    expect([...grownMatters(20)]).toEqual(grown);
    expect(grown).toHaveLength(20 * [...grownMatters(1)].length);
  });

  it("brings every kind of matter about", () => {
    expect(new Set(grown.map((matter) => matter.referral?.state))).toEqual(
      new Set(["RECEIVED", "ACCEPTED", "DECLINED"]),
    );
    expect(new Set(grown.map((matter) => matter.investigation?.state))).toEqual(
      new Set([undefined, "OPEN", "CHARGED", "CLOSED"]),
    );
    expect(new Set(grown.map((matter) => matter.prosecution?.state)).size).toBe(8);
    const waiting = grown.filter((matter) => matter.referral?.state === "ACCEPTED" && !matter.investigation);
    expect(waiting.length).toBeGreaterThan(10);
  });

  it("never charges 18 U.S.C. 1030 with AI agents and never speaks for one of the five agencies", () => {
    for (const { prosecution, referral } of grown) {
      const statutes = prosecution?.charges.map((charge) => charge.statuteId) ?? [];
      expect(prosecution?.usesAiAgents === true && statutes.includes("18-usc-1030")).toBe(false);
      expect(["treasury", "nsa", "cisa", "opm", "doj"]).not.toContain(referral?.agencyId);
    }
    expect(grown.some(({ prosecution }) => prosecution?.usesAiAgents)).toBe(true);
  });
});

describe("matters of the demonstration world", () => {
  it("name existing districts and statutes in force on the offence date", () => {
    const districts = new Set(DISTRICTS.map((district) => district.id));
    const statutes = new Map(STATUTES.map((statute) => [statute.id, statute]));
    for (const matter of all) {
      expect(districts).toContain(matter.districtId);
      for (const charge of matter.prosecution?.charges ?? []) {
        const statute = statutes.get(charge.statuteId);
        expect(statute && isInForce(statute, charge.offenceOn)).toBe(true);
      }
    }
  });

  it("happen in order, between the order's signing and the day of the world", () => {
    for (const matter of all) {
      const [referral] = referralRows(matter);
      const [investigation] = investigationRows(matter);
      const [prosecution] = prosecutionRows(matter);
      const days = [
        ...chargeRows(matter)
          .map((charge) => String(charge.offenceOn))
          .sort(),
        referral?.receivedOn,
        referral?.decidedOn,
        investigation?.openedOn,
        investigation?.concludedOn,
        prosecution?.filedOn,
        prosecution?.disposedOn,
        prosecution?.sentencedOn,
      ].filter((day) => typeof day === "string");
      expect(days).toEqual([...days].sort());
      expect(days[0]! >= "2026-06-02" && days.at(-1)! <= "2026-09-01").toBe(true);
    }
  });

  it("have a history that ends in the record's state on the record's own day", () => {
    for (const matter of all) {
      const history = matterHistory(matter);
      const lastOf = (id: unknown) => history.findLast((entry) => entry.recordId === id);
      const [referral] = referralRows(matter);
      expect(lastOf(referral?.id)).toMatchObject({ recordType: "Referral", toState: referral?.state });
      expect(String(lastOf(referral?.id)?.at).slice(0, 10)).toBe(referral?.decidedOn ?? referral?.receivedOn);
      for (const prosecution of prosecutionRows(matter)) {
        const last = lastOf(prosecution.id);
        expect(last?.toState).toBe(prosecution.state);
        const lastDay = String(last?.at).slice(0, 10);
        expect(prosecution.sentencedOn ?? prosecution.disposedOn ?? lastDay).toBe(lastDay);
        expect(prosecution.version).toBe(history.filter((entry) => entry.recordId === prosecution.id).length);
      }
    }
  });
});
