import { complianceLifecycle } from "../../../subgraphs/cisa/compliance/compliance-item.transitions";
import { directiveLifecycle } from "../../../subgraphs/cisa/directive/directive.transitions";
import { grantLifecycle } from "../../../subgraphs/cisa/service/service-grant.transitions";
import type { Lifecycle } from "../../../subgraphs/kit/record/transitions";

/** Every edge of a lifecycle as `FROM action TO`; what is not listed does not exist. */
function edges<State extends string>(lifecycle: Lifecycle<State>): string[] {
  return lifecycle.states.flatMap((from) =>
    Object.entries<State>(lifecycle.table[from]).map(([action, to]) => `${from} ${action} ${to}`),
  );
}

describe("directiveLifecycle", () => {
  it("ends an issued directive in one of three ways and never revives it", () => {
    expect(edges(directiveLifecycle)).toEqual([
      "DRAFT issue ISSUED",
      "ISSUED supersede SUPERSEDED",
      "ISSUED revoke REVOKED",
      "ISSUED close CLOSED",
    ]);
  });
});

describe("complianceLifecycle", () => {
  it("sends a returned report back to work and ends with verification", () => {
    expect(edges(complianceLifecycle)).toEqual([
      "NOT_STARTED start IN_PROGRESS",
      "IN_PROGRESS report REPORTED",
      "REPORTED verify VERIFIED",
      "REPORTED return RETURNED",
      "RETURNED resume IN_PROGRESS",
    ]);
  });
});

describe("grantLifecycle", () => {
  it("declines only what was asked for and ends only what was in use", () => {
    expect(edges(grantLifecycle)).toEqual([
      "REQUESTED grant GRANTED",
      "REQUESTED decline DECLINED",
      "GRANTED activate ACTIVE",
      "ACTIVE end ENDED",
    ]);
  });
});
