import fc from "fast-check";
import { PERSONAS } from "../../common/personas";
import { type Clearinghouse, participationIn, startClearinghouse } from "../subgraphs/treasury/fixture/clearinghouse";

let house: Clearinghouse;
beforeAll(async () => {
  house = await startClearinghouse();
});
afterAll(async () => house[Symbol.asyncDispose]());

/** What only the organization's own words lead to, save that an invitation is remembered. */
function stateAfter(course: readonly string[]): string | undefined {
  const own = course.slice(course.indexOf("join")).findLast((step) => step === "join" || step === "leave");
  if (course.includes("join")) return own === "join" ? "ACTIVE" : "WITHDRAWN";
  return course.includes("invite") ? "INVITED" : undefined;
}

/** Of an organization, what participation says; undefined where there is none. */
async function participationOf(organization: string): Promise<unknown> {
  const { rows } = await house.owner.query(
    "SELECT state, roles, invited_at IS NOT NULL AS invited FROM participation WHERE organization_id = $1",
    [organization],
  );
  return rows[0];
}

describe("rule 5: participation begins only with the organization itself", () => {
  const others = Object.keys(PERSONAS).filter((name) => name !== "public");

  it.each([
    ...others,
    "REPRESENTATIVE@another-organization",
    "TREASURY_COORDINATOR@newcomer",
    "AGENCY_OFFICER@newcomer",
  ])("cannot be begun by %s for another", async (identity) => {
    const refusal = await house.refuse(identity, "joinClearinghouse", { organization: "newcomer", roles: [] });
    expect(refusal).toMatchObject({ code: "FORBIDDEN" });
    expect(await participationOf("newcomer")).toBeUndefined();
  });

  it("is only offered by an invitation, which makes nobody a participant", async () => {
    await house.accept("treasury-coordinator", "inviteParticipant", { organization: "invited-only" });
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    expect(await participationOf("invited-only")).toEqual({ state: "INVITED", roles: [], invited: true });
    const again = await house.refuse("treasury-analyst", "inviteParticipant", { organization: "invited-only" });
    expect(again).toMatchObject({ code: "CONFLICT", details: { state: "INVITED" } });
    const report = { vulnerability: "CVE-2026-1", title: "A", summary: "B", reportedBy: "invited-only" };
    const refusal = await house.refuse("REPRESENTATIVE@invited-only", "reportVulnerability", report);
    expect(refusal).toMatchObject({ code: "FORBIDDEN" });
  });

  it("is begun without an invitation, too", async () => {
    const join = { organization: "unasked", roles: ["REPORTER", "SCANNER"] };
    await house.accept("REPRESENTATIVE@unasked", "joinClearinghouse", join);
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    expect(await participationOf("unasked")).toEqual({ state: "ACTIVE", roles: join.roles, invited: false });
  });

  it("is no agency's to invite to but the Treasury's", async () => {
    for (const identity of ["cisa-analyst", "nsa-director", "developer-acme"]) {
      const refusal = await house.refuse(identity, "inviteParticipant", { organization: "x" });
      expect(refusal).toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("is active only where the organization's own join is the last word, whatever anybody tries in whatever order", async () => {
    const tries = fc.constantFrom("invite", "join", "leave", "joinForIt", "leaveForIt");
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(tries, { maxLength: 8 }), async (course) => {
        runs += 1;
        const organization = `property-${runs}`;
        const own = `REPRESENTATIVE@${organization}`;
        const join = { organization, roles: [] };
        const leave = { id: `participation-${organization}` };
        const steps = {
          invite: ["treasury-coordinator", "inviteParticipant", { organization }],
          join: [own, "joinClearinghouse", join],
          leave: [own, "withdrawFromClearinghouse", leave],
          joinForIt: ["treasury-coordinator", "joinClearinghouse", join],
          leaveForIt: ["treasury-coordinator", "withdrawFromClearinghouse", leave],
        } as const;
        for (const step of course) {
          const [identity, command, input] = steps[step];
          await house.give(identity, command, input);
        }
        const found = await participationOf(organization);
        expect((found as { state: string } | undefined)?.state).toBe(stateAfter(course));
      }),
      { numRuns: 25 },
    );
  });

  it("is not begun by racing calls twice", async () => {
    const { id, identity } = await participationIn(house, "INVITED");
    const organization = identity.replace("REPRESENTATIVE@", "");
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => house.give(identity, "joinClearinghouse", { organization, roles: [] })),
    );
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(await house.row("participation", id)).toMatchObject({ state: "ACTIVE", version: 2 });
  });
});
