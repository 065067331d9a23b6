import type { Lifecycle } from "../../../subgraphs/kit/record/transitions";
import { announcementLifecycle, isRecruiting } from "../../../subgraphs/opm/announcement/announcement.transitions";
import { hiringPathwayLifecycle } from "../../../subgraphs/opm/hiring-pathway/hiring-pathway.transitions";
import { placementLifecycle } from "../../../subgraphs/opm/placement/placement.transitions";

/** Every edge of a lifecycle as `FROM action TO`; what is not listed does not exist. */
function edges<State extends string>(lifecycle: Lifecycle<State>): string[] {
  return lifecycle.states.flatMap((from) =>
    Object.entries<State>(lifecycle.table[from]).map(([action, to]) => `${from} ${action} ${to}`),
  );
}

describe("hiringPathwayLifecycle", () => {
  it("goes one way from proposal to closing", () => {
    expect(edges(hiringPathwayLifecycle)).toEqual([
      "PROPOSED approve APPROVED",
      "APPROVED open OPEN",
      "OPEN close CLOSED",
    ]);
  });
});

describe("announcementLifecycle", () => {
  it("issues the certificate last", () => {
    expect(edges(announcementLifecycle)).toEqual([
      "DRAFT post POSTED",
      "POSTED close CLOSED",
      "CLOSED issueCertificate CERTIFICATE_ISSUED",
    ]);
  });

  it("recruits from posting until the certificate", () => {
    expect(announcementLifecycle.states.filter(isRecruiting)).toEqual(["POSTED", "CLOSED"]);
  });
});

describe("placementLifecycle", () => {
  it("lets an offer be declined until the person has started", () => {
    expect(edges(placementLifecycle)).toEqual([
      "SELECTED offer OFFERED",
      "OFFERED startClearance CLEARANCE_PENDING",
      "OFFERED decline DECLINED",
      "CLEARANCE_PENDING onboard ONBOARDED",
      "CLEARANCE_PENDING decline DECLINED",
    ]);
  });
});

describe.each([
  ["hiring pathway", hiringPathwayLifecycle],
  ["announcement", announcementLifecycle],
  ["placement", placementLifecycle],
] as const)("lifecycle of a %s", (_name, lifecycle: Lifecycle<string>) => {
  it("reaches every state by a walk along its own edges", () => {
    for (const state of lifecycle.states) {
      let at = lifecycle.initial;
      for (const step of lifecycle.pathTo(state)) {
        expect(step.from).toBe(at);
        expect(lifecycle.table[at]?.[step.action]).toBe(step.to);
        at = step.to;
      }
      expect(at).toBe(state);
    }
  });
});
