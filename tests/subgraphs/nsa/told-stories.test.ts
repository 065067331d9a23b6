import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { nsa } from "../../../subgraphs/nsa/subgraph";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

async function data(query: string, variables: object = {}) {
  const answer = await subgraph.ask(query, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

const ids = (nodes: readonly { readonly id: string }[]): string[] => nodes.map((node) => node.id);

describe("frontierModels", () => {
  it("are covered for exactly Sentinel and Forge", async () => {
    const { covered, others } = await data(`{
      covered: frontierModels(filter: { covered: true }) { nodes { id covered designation { outcome } } }
      others: frontierModels(filter: { covered: false }) { totalCount nodes { covered } } }`);
    expect(covered.nodes).toEqual([
      { id: "halden-forge-1", covered: true, designation: { outcome: "COVERED" } },
      { id: "acme-sentinel-2", covered: true, designation: { outcome: "COVERED" } },
    ]);
    expect(others.totalCount).toBe(6);
    expect(others.nodes.every((node: { covered: boolean }) => !node.covered)).toBe(true);
  });

  it("show Scout as released, not covered, with its later designation as the current one", async () => {
    const { frontierModel } = await data(`{ frontierModel(id: "meridian-scout-3") {
      name developer { id } covered releasedAt plannedReleaseAt
      designation { id outcome determinedAt supersededAt inquiry { id state } }
      inquiries(orderBy: { field: SUBMITTED_AT }) { nodes { designation { id supersededAt } } }
      history { action actor at } marking { level } provenance { source asOf } version } }`);
    expect(frontierModel).toEqual({
      name: "Scout 3",
      developer: { id: "meridian-models" },
      covered: false,
      releasedAt: "2026-08-20T12:00:00.000Z",
      plannedReleaseAt: "2026-08-31T12:00:00.000Z",
      designation: {
        id: "designation-meridian-scout-3-2",
        outcome: "NOT_COVERED",
        determinedAt: "2026-08-10T12:00:00.000Z",
        supersededAt: null,
        inquiry: { id: "inquiry-meridian-scout-3-2", state: "DETERMINED" },
      },
      inquiries: {
        nodes: [
          { designation: { id: "designation-meridian-scout-3-1", supersededAt: "2026-08-10T12:00:00.000Z" } },
          { designation: { id: "designation-meridian-scout-3-2", supersededAt: null } },
        ],
      },
      history: [
        { action: "register", actor: "developer", at: "2026-07-01T12:00:00.000Z" },
        { action: "recordRelease", actor: "developer", at: "2026-08-20T12:00:00.000Z" },
      ],
      marking: { level: "UNCLASSIFIED" },
      provenance: { source: "demonstration", asOf: "2026-09-01T12:00:00.000Z" },
      version: 1,
    });
  });

  it("belong to their developers", async () => {
    const { _entities } = await data(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organization { id models { nodes { id } } } } }`,
      { of: ["halden-ai", "org-000012", "juniper-falls-hospital"].map((id) => ({ __typename: "Organization", id })) },
    );
    expect(_entities).toEqual([
      { id: "halden-ai", models: { nodes: [{ id: "halden-forge-1" }] } },
      { id: "org-000012", models: { nodes: [{ id: "model-000001" }] } },
      { id: "juniper-falls-hospital", models: { nodes: [] } },
    ]);
  });
});

describe("Vulnerability.discoveredBy", () => {
  it.each([
    ["CVE-2023-4346", ["halden-forge-1"]],
    ["HUB-2026-R00001", ["halden-forge-1"]],
    ["CVE-2026-0770", ["acme-sentinel-2"]],
    ["CVE-2026-64849", ["acme-sentinel-2"]],
    ["HUB-2026-R00002", ["acme-sentinel-2"]],
    ["HUB-2026-000003", ["model-000001"]],
    ["HUB-2026-000060", ["model-000005"]],
    ["HUB-2026-000004", []],
    ["CVE-2026-15409", []],
    ["CVE-2026-42271", []],
  ])("of %s is %j", async (id, models) => {
    const { _entities } = await data(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Vulnerability { discoveredBy { id } } } }`,
      { of: [{ __typename: "Vulnerability", id }] },
    );
    expect(ids(_entities[0].discoveredBy)).toEqual(models);
  });
});

describe("accessWindows", () => {
  it("that close within a week of the world's instant are Sentinel's and Forge's", async () => {
    const { accessWindows } = await data(`{ accessWindows(
      filter: { closesFrom: "2026-09-01T12:00:00Z", closesBefore: "2026-09-08T12:00:00Z" }) {
        totalCount nodes { model { id } state closesAt receivingAgency { id } safeguardsComplete
          safeguards { state } unattested: safeguards(attested: false) { kind attestedAt }
          attested: safeguards(attested: true) { kind } } } }`);
    const [sentinel, forge] = accessWindows.nodes;
    expect(accessWindows.totalCount).toBe(2);
    expect(sentinel).toMatchObject({
      model: { id: "acme-sentinel-2" },
      state: "OPEN",
      closesAt: "2026-09-04T12:00:00.000Z",
      receivingAgency: { id: "nsa" },
      safeguardsComplete: true,
      safeguards: Array.from({ length: 5 }, () => ({ state: "ATTESTED" })),
      unattested: [],
    });
    expect(forge).toMatchObject({
      model: { id: "halden-forge-1" },
      state: "ACCEPTED",
      closesAt: "2026-09-06T12:00:00.000Z",
      safeguardsComplete: false,
      unattested: [
        { kind: "INTELLECTUAL_PROPERTY", attestedAt: null },
        { kind: "NONDISCLOSURE", attestedAt: null },
      ],
      attested: [{ kind: "CONFIDENTIALITY" }, { kind: "CYBERSECURITY" }, { kind: "INSIDER_RISK" }],
    });
  });

  it("bound their closing from below inclusively and from above exclusively", async () => {
    const { from, before } = await data(`{
      from: accessWindows(filter: { models: ["acme-sentinel-2"], closesFrom: "2026-09-04T12:00:00Z" }) { totalCount }
      before: accessWindows(filter: { models: ["acme-sentinel-2"], closesBefore: "2026-09-04T12:00:00Z" }) { totalCount } }`);
    expect([from.totalCount, before.totalCount]).toEqual([1, 0]);
  });
});

describe("trustedPartnerships", () => {
  it("are active for exactly three partners", async () => {
    const { trustedPartnerships } = await data(`{ trustedPartnerships(filter: { states: [ACTIVE] }) { nodes {
      partner { id } model { id } developer { id } developerAgreedAt governmentAgreedAt } } }`);
    const pairs = trustedPartnerships.nodes.map(
      (node: Record<string, { id: string }>) => `${node.partner?.id} ${node.model?.id} ${node.developer?.id}`,
    );
    expect(pairs.sort()).toEqual([
      "first-harbor-bank acme-sentinel-2 acme-ai",
      "mesa-water-district halden-forge-1 halden-ai",
      "northfield-power halden-forge-1 halden-ai",
    ]);
    for (const node of trustedPartnerships.nodes) {
      expect([node.developerAgreedAt, node.governmentAgreedAt]).not.toContain(null);
    }
  });
});

describe("benchmarkRuns", () => {
  it("are marked SECRET or above, with compartment and dissemination", async () => {
    const { benchmarkRuns } = await data(`{ benchmarkRuns(first: 100) { totalCount nodes { marking {
      level compartments dissemination } } } }`);
    expect(benchmarkRuns.totalCount).toBeGreaterThan(4);
    for (const { marking } of benchmarkRuns.nodes) {
      expect(["SECRET", "TOP_SECRET"]).toContain(marking.level);
      expect(marking).toMatchObject({ compartments: ["FRONTIER"], dissemination: ["NOFORN"] });
    }
  });
});

describe("coverageInquiries", () => {
  it("that await an office are in consultation and lack its view", async () => {
    const { coverageInquiries } = await data(`{ coverageInquiries(filter: { awaiting: ["war"] }) { nodes {
      state outstandingConsultees { id } consultations { agency { id } } } } }`);
    expect(coverageInquiries.nodes.length).toBeGreaterThan(0);
    for (const { state, outstandingConsultees, consultations } of coverageInquiries.nodes) {
      expect(state).toBe("IN_CONSULTATION");
      expect(ids(outstandingConsultees)).toContain("war");
      expect(consultations).not.toContainEqual({ agency: { id: "war" } });
    }
  });

  it("keep Sentinel's withdrawn inquiry beside the determined one, with who did what", async () => {
    const { coverageInquiries } = await data(`{ coverageInquiries(
      filter: { models: ["acme-sentinel-2"] }, orderBy: { field: SUBMITTED_AT }) { nodes {
        state endedAt designation { outcome } consultees { id } history { action actor toState } } } }`);
    const [withdrawn, determined] = coverageInquiries.nodes;
    expect(withdrawn).toMatchObject({ state: "WITHDRAWN", endedAt: "2026-06-18T12:00:00.000Z", designation: null });
    expect(ids(determined.consultees)).toEqual(["oncd", "ostp", "cisa", "war"]);
    expect(determined.history).toEqual([
      { action: "create", actor: "developer", toState: "SUBMITTED" },
      { action: "consult", actor: "nsa-coordinator", toState: "IN_CONSULTATION" },
      { action: "determine", actor: "nsa-director", toState: "DETERMINED" },
    ]);
  });
});

describe("nsaTasks", () => {
  it("are the demonstration's, with the delivery in their history on the day that they name", async () => {
    const { nsaTasks } = await data(
      `{ nsaTasks { nodes { id state deliveredOn deliveredLate overdue history { action at } } } }`,
    );
    expect(ids(nsaTasks.nodes)).toEqual(["nsa-2a-1", "nsa-2a-2", "nsa-2b-1", "nsa-3a-1", "nsa-3b-1"]);
    expect(nsaTasks.nodes[2]).toMatchObject({ deliveredOn: "2026-07-09", deliveredLate: true, overdue: false });
    expect(nsaTasks.nodes[2].history.at(-1)).toEqual({ action: "deliver", at: "2026-07-09T20:00:00.000Z" });
    expect(nsaTasks.nodes[4]).toMatchObject({ state: "IN_PROGRESS", deliveredOn: null, overdue: true });
  });
});
