import { doj } from "../../../../subgraphs/doj/subgraph";
import { done, give } from "../../../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import { PROSECUTOR, TODAY, acceptedReferral, investigationInput, newReferral, prosecute } from "./matter";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(doj, { clock: () => new Date(`${TODAY}T15:00:00Z`) });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

const summary = "Somebody used a service account that is not theirs.";

describe("refer", () => {
  it.each([
    ["energy-officer", "energy"],
    ["AGENCY_OFFICER@fbi", "fbi"],
    ["cisa-analyst", "cisa"],
    ["nsa-director", "nsa"],
    ["treasury-coordinator", "treasury"],
    ["opm-officer", "opm"],
    ["doj-prosecutor", "doj"],
  ])("is for %s, and says that %s refers", async (as, agency) => {
    const record = await done(subgraph, {
      as,
      command: "refer",
      input: { summary, organizationIds: ["acme-ai"], vulnerabilityIds: ["CVE-2026-0001"], basis: "A report" },
      select: `summary state version receivedOn decidedOn agency { id } organizations { id } vulnerabilities { id }
        district { id } investigation { id } history { action actor office toState basis } provenance { source }`,
    });
    expect(record).toMatchObject({
      summary,
      state: "RECEIVED",
      version: 1,
      receivedOn: TODAY,
      decidedOn: null,
      agency: { id: agency },
      organizations: [{ id: "acme-ai" }],
      vulnerabilities: [{ id: "CVE-2026-0001" }],
      district: null,
      investigation: null,
      history: [{ action: "create", office: agency, toState: "RECEIVED", basis: "A report" }],
      provenance: { source: "doj" },
    });
  });

  it.each([
    ["developer-acme", "FORBIDDEN"],
    ["REPRESENTATIVE@energy", "FORBIDDEN"],
    ["AGENCY_OFFICER@acme-ai", "FORBIDDEN"],
    ["auditor", "FORBIDDEN"],
    ["AUDITOR@energy", "FORBIDDEN"],
    ["public", "UNAUTHENTICATED"],
  ])("is not for %s", async (as, code) => {
    const { record, error } = await give(subgraph, { as, command: "refer", input: { summary } });
    expect(record).toBeNull();
    expect(error?.code).toBe(code);
  });

  it.each([
    [{ summary: " " }, "input.summary must not be empty."],
    [{ summary, organizationIds: ["a", "a"] }, "input.organizationIds must name each once."],
    [{ summary, vulnerabilityIds: [""] }, "input.vulnerabilityIds.0 must not be empty."],
  ])("names what is wrong with %j", async (input, message) => {
    const { error } = await give(subgraph, { as: "energy-officer", command: "refer", input });
    expect(error).toMatchObject({ code: "BAD_USER_INPUT", message });
  });
});

describe("acceptReferral and declineReferral", () => {
  it("assign the district, and keep the day", async () => {
    const { id } = await newReferral(subgraph);
    const accepted = await prosecute(
      subgraph,
      "acceptReferral",
      { id, expectedVersion: 1, districtId: "vaed" },
      "state decidedOn district { id }",
    );
    expect(accepted).toEqual({ state: "ACCEPTED", decidedOn: TODAY, district: { id: "vaed" } });
  });

  it("tell the referring agency why not", async () => {
    const { id } = await newReferral(subgraph);
    const declined = await prosecute(
      subgraph,
      "declineReferral",
      { id, expectedVersion: 1, reason: "Better pursued by the state." },
      "state decidedOn declineReason",
    );
    expect(declined).toEqual({ state: "DECLINED", decidedOn: TODAY, declineReason: "Better pursued by the state." });
  });

  it("know the districts", async () => {
    const { id } = await newReferral(subgraph);
    const { error } = await give(subgraph, {
      as: PROSECUTOR,
      command: "acceptReferral",
      input: { id, expectedVersion: 1, districtId: "atlantis" },
    });
    expect(error).toMatchObject({ code: "RECORD_NOT_FOUND", message: "No District has the id atlantis." });
  });

  it.each(["energy-officer", "cisa-analyst", "AGENCY_OFFICER@doj", "developer-acme", "auditor"])(
    "are not for %s",
    async (as) => {
      const { id } = await newReferral(subgraph);
      for (const [command, input] of [
        ["acceptReferral", {}],
        ["declineReferral", { reason: "None." }],
      ] as const) {
        const { error } = await give(subgraph, { as, command, input: { id, expectedVersion: 1, ...input } });
        expect(error).toMatchObject({ code: "FORBIDDEN", message: "Only a prosecutor of the DOJ may do this." });
      }
    },
  );
});

describe("openInvestigation", () => {
  it("takes up accepted referrals", async () => {
    const referralIds: string[] = [(await acceptedReferral(subgraph)).id, (await acceptedReferral(subgraph)).id];
    const { record, statements } = await give(subgraph, {
      as: PROSECUTOR,
      command: "openInvestigation",
      input: { ...investigationInput, referralIds, vulnerabilityIds: ["CVE-2026-0001"] },
    });
    expect(statements).toBeLessThanOrEqual(8);
    const { data } = await subgraph.ask(
      `query ($id: ID!) { investigation(id: $id) { title state openedOn sealed district { id } vulnerabilities { id }
        referrals { id version history { action toState } } } }`,
      { id: record.id },
    );
    expect(data.investigation).toMatchObject({
      title: investigationInput.title,
      state: "OPEN",
      openedOn: TODAY,
      sealed: false,
      district: { id: "nysd" },
      vulnerabilities: [{ id: "CVE-2026-0001" }],
    });
    expect(data.investigation.referrals).toEqual(
      referralIds.toSorted().map((id) => ({
        id,
        version: 3,
        history: [
          { action: "create", toState: "RECEIVED" },
          { action: "accept", toState: "ACCEPTED" },
          { action: "takeUp", toState: "ACCEPTED" },
        ],
      })),
    );
  });

  it("needs no referral", async () => {
    expect(await prosecute(subgraph, "openInvestigation", investigationInput)).toMatchObject({ state: "OPEN" });
  });

  it.each<[string, () => Promise<string>, object]>([
    ["an unknown referral", async () => "none", { code: "RECORD_NOT_FOUND", message: "No Referral has the id none." }],
    [
      "one that waits",
      async () => (await newReferral(subgraph)).id,
      { code: "RULE_VIOLATED", message: expect.stringMatching(/accepted referrals; referral-\S+ is RECEIVED/) },
    ],
    [
      "one that is taken up",
      async () => "referral-cisa-1",
      { code: "RULE_VIOLATED", message: "referral-cisa-1 was taken up by investigation-nysd-1 already." },
    ],
  ])("refuses %s, and opens nothing", async (_, referral, expected) => {
    const count = "{ investigations { totalCount } }";
    const before = await subgraph.ask(count);
    const { error } = await give(subgraph, {
      as: PROSECUTOR,
      command: "openInvestigation",
      input: { ...investigationInput, referralIds: [await referral()] },
    });
    expect(error).toMatchObject(expected);
    expect(await subgraph.ask(count)).toEqual(before);
  });

  it.each(["cisa-analyst", "energy-officer", "AGENCY_OFFICER@doj"])("is not for %s", async (as) => {
    const { error } = await give(subgraph, { as, command: "openInvestigation", input: investigationInput });
    expect(error?.code).toBe("FORBIDDEN");
  });
});
