import { treasury } from "../../../subgraphs/treasury/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

describe("told stories", () => {
  let subgraph: TestSubgraph;

  beforeAll(async () => {
    subgraph = await startTestSubgraph(treasury);
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  async function entities(typename: string, ids: readonly string[], selection: string) {
    const representations = ids.map((id) => ({ __typename: typename, id }));
    const answer = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${typename} { ${selection} } } }`,
      { representations },
    );
    expect(answer.errors).toBeUndefined();
    return answer.data._entities;
  }

  it("tell the way of the KNX case in order of time", async () => {
    const answer = await subgraph.ask(`{ vulnerabilityCase(id: "case-cve-2023-4346") {
      state priority open evidence reportedAt validatedAt closedAt
      vulnerability { id } reportedBy { id } discoveredBy { id } maintainer { id } embargo { id }
      history { action at fromState toState }
      deliveries(first: 1) { nodes { queuedAt } }
      provenance { source asOf } marking { level tlp } } }`);
    expect(answer.errors).toBeUndefined();
    expect(answer.data.vulnerabilityCase).toEqual({
      state: "DISTRIBUTING",
      priority: "LOW",
      open: true,
      evidence: "Reproduced in the clearinghouse's laboratory, report case-cve-2023-4346/L1",
      reportedAt: "2026-06-20T14:00:00.000Z",
      validatedAt: "2026-06-24T14:00:00.000Z",
      closedAt: null,
      vulnerability: { id: "CVE-2023-4346" },
      reportedBy: { id: "halden-ai" },
      discoveredBy: { id: "halden-forge-1" },
      maintainer: { id: "brightgate-software" },
      embargo: null,
      history: [
        { action: "create", at: "2026-06-20T14:00:00.000Z", fromState: null, toState: "REPORTED" },
        { action: "scan", at: "2026-06-21T14:00:00.000Z", fromState: "REPORTED", toState: "SCANNING" },
        { action: "validate", at: "2026-06-24T14:00:00.000Z", fromState: "SCANNING", toState: "VALIDATED" },
        { action: "remediate", at: "2026-06-29T14:00:00.000Z", fromState: "VALIDATED", toState: "REMEDIATING" },
        { action: "submitFix", at: "2026-07-17T14:00:00.000Z", fromState: "REMEDIATING", toState: "PATCH_READY" },
        { action: "distribute", at: "2026-07-20T14:00:00.000Z", fromState: "PATCH_READY", toState: "DISTRIBUTING" },
      ],
      deliveries: { nodes: [{ queuedAt: "2026-07-20T14:00:00.000Z" }] },
      provenance: { source: "demonstration", asOf: "2026-09-01T12:00:00.000Z" },
      marking: { level: "UNCLASSIFIED", tlp: "GREEN" },
    });
  });

  it("name the models' discoveries and which of them are open", async () => {
    const models = await entities(
      "FrontierModel",
      ["acme-sentinel-2", "halden-forge-1", "meridian-scout-3"],
      `all: discoveries(orderBy: { field: ID }) { nodes { vulnerability { id } } }
       open: discoveries(filter: { open: true }, orderBy: { field: ID }) { totalCount nodes { vulnerability { id } state } }`,
    );
    const idsOf = (list: { nodes: { vulnerability: { id: string } }[] }) =>
      list.nodes.map((one) => one.vulnerability.id);
    expect(models.map((model: { all: never }) => idsOf(model.all))).toEqual([
      ["CVE-2026-0770", "CVE-2026-64849", "HUB-2026-R00002"],
      ["CVE-2023-4346", "HUB-2026-R00001"],
      [],
    ]);
    expect(models.map((model: { open: never }) => idsOf(model.open))).toEqual([
      ["CVE-2026-0770", "CVE-2026-64849", "HUB-2026-R00002"],
      ["CVE-2023-4346"],
      [],
    ]);
  });

  it("give each listed vulnerability one case, and say who found it", async () => {
    const answer = await subgraph.ask(`{ vulnerabilityCases(filter: { search: "cve-" }, orderBy: { field: ID }) {
      nodes { vulnerability { id } state discoveredBy { id } } } }`);
    expect(answer.data.vulnerabilityCases.nodes).toEqual([
      { vulnerability: { id: "CVE-2023-4346" }, state: "DISTRIBUTING", discoveredBy: { id: "halden-forge-1" } },
      { vulnerability: { id: "CVE-2026-0770" }, state: "REMEDIATING", discoveredBy: { id: "acme-sentinel-2" } },
      { vulnerability: { id: "CVE-2026-15409" }, state: "PATCH_READY", discoveredBy: null },
      { vulnerability: { id: "CVE-2026-42271" }, state: "DISTRIBUTING", discoveredBy: null },
      { vulnerability: { id: "CVE-2026-64849" }, state: "VALIDATED", discoveredBy: { id: "acme-sentinel-2" } },
    ]);
  });

  it("leave patches undelivered at exactly four agencies", async () => {
    const answer = await subgraph.ask(`{ patchDeliveries(first: 1000, filter: { undelivered: true }) {
      nodes { agency { id } } } }`);
    const agencies: (string | undefined)[] = answer.data.patchDeliveries.nodes.map(
      (one: { agency: { id: string } | null }) => one.agency?.id,
    );
    expect([...new Set(agencies.filter((id) => id !== undefined))].toSorted()).toEqual([
      "energy",
      "ssa",
      "treasury",
      "va",
    ]);
  });

  it("leave the five agencies' patches where the scorecard counts them", async () => {
    const agencies = await entities(
      "Agency",
      ["treasury", "nsa", "cisa", "opm", "doj"],
      `id patchDeliveries(orderBy: { field: QUEUED_AT }, filter: { cases: ["case-cve-2023-4346", "case-cve-2026-42271", "case-hub-2026-r00001"] }) {
        nodes { case { vulnerability { id } } state declineReason } }`,
    );
    const told = agencies.map((agency: { patchDeliveries: { nodes: never[] } }) =>
      agency.patchDeliveries.nodes.map(
        (one: { case: { vulnerability: { id: string } }; state: string; declineReason: string | null }) =>
          `${one.case.vulnerability.id} ${one.state}${one.declineReason === null ? "" : ` ${one.declineReason}`}`,
      ),
    );
    expect(told).toEqual([
      ["CVE-2023-4346 SENT"],
      ["HUB-2026-R00001 APPLIED", "CVE-2023-4346 DECLINED NOT_AFFECTED"],
      ["HUB-2026-R00001 APPLIED", "CVE-2023-4346 APPLIED"],
      ["CVE-2026-42271 APPLIED", "CVE-2023-4346 ACKNOWLEDGED"],
      ["CVE-2026-42271 APPLIED", "CVE-2023-4346 APPLIED"],
    ]);
  });

  it("let two rural hospitals wait for patches, invited or not", async () => {
    const hospitals = await entities(
      "Organization",
      ["juniper-falls-hospital", "cedar-valley-hospital", "prairie-view-hospital"],
      `participation { state } patchDeliveries(filter: { undelivered: true }, orderBy: { field: ID }) { nodes { state } }`,
    );
    expect(hospitals).toEqual([
      { participation: { state: "ACTIVE" }, patchDeliveries: { nodes: [{ state: "NO_RESPONSE" }, { state: "SENT" }] } },
      { participation: null, patchDeliveries: { nodes: [] } },
      {
        participation: { state: "INVITED" },
        patchDeliveries: { nodes: [{ state: "SENT" }, { state: "NO_RESPONSE" }] },
      },
    ]);
  });

  it("let one trusted partner leave, which still got its patches", async () => {
    const partners = await entities(
      "Organization",
      ["first-harbor-bank", "mesa-water-district", "northfield-power"],
      `participation { state withdrawnAt scanClaims { nodes { id state } } } patchDeliveries { totalCount }`,
    );
    expect(partners).toEqual([
      {
        participation: {
          state: "WITHDRAWN",
          withdrawnAt: "2026-08-10T16:00:00.000Z",
          scanClaims: { nodes: [{ id: "scan-online-banking-1", state: "RELEASED" }] },
        },
        patchDeliveries: { totalCount: 2 },
      },
      {
        participation: { state: "ACTIVE", withdrawnAt: null, scanClaims: { nodes: [] } },
        patchDeliveries: { totalCount: 2 },
      },
      {
        participation: { state: "ACTIVE", withdrawnAt: null, scanClaims: { nodes: [] } },
        patchDeliveries: { totalCount: 2 },
      },
    ]);
  });

  it("keep the gate's case under an embargo with three signatories", async () => {
    const answer = await subgraph.ask(`{ vulnerabilityCase(id: "case-hub-2026-r00002") {
      state marking { level tlp } embargo { state inForce endsAt marking { level tlp }
        participants { organization { id } state } } } }`);
    expect(answer.data.vulnerabilityCase).toEqual({
      state: "REMEDIATING",
      marking: { level: "CUI", tlp: "AMBER" },
      embargo: {
        state: "ACTIVE",
        inForce: true,
        endsAt: "2026-10-15T12:00:00.000Z",
        marking: { level: "CUI", tlp: "AMBER" },
        participants: [
          { organization: { id: "acme-ai" }, state: "SIGNATORY" },
          { organization: { id: "brightgate-software" }, state: "SIGNATORY" },
          { organization: { id: "open-relay-project" }, state: "SIGNATORY" },
          { organization: { id: "lake-county" }, state: "DECLINED" },
          { organization: { id: "meridian-models" }, state: "INVITED" },
        ],
      },
    });
  });

  it("count silence apart from refusal", async () => {
    const answer = await subgraph.ask(`{ vulnerabilityCase(id: "case-cve-2023-4346") {
      deliverySummary { total queued sent acknowledged applied declined noResponse } } }`);
    expect(answer.data.vulnerabilityCase.deliverySummary).toEqual({
      total: 18,
      queued: 1,
      sent: 2,
      acknowledged: 3,
      applied: 6,
      declined: 4,
      noResponse: 2,
    });
  });

  it("show one overdue task of the Treasury", async () => {
    const answer = await subgraph.ask(
      `{ treasuryTasks(filter: { overdue: true }) { nodes { id state history { action } } } }`,
    );
    expect(answer.data.treasuryTasks.nodes).toEqual([
      { id: "treasury-2d-2", state: "IN_PROGRESS", history: [{ action: "create" }, { action: "start" }] },
    ]);
  });
});
