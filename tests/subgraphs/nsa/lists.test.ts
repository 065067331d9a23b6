import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { nsa } from "../../../subgraphs/nsa/subgraph";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa, { scale: 20 });
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const MODEL_IDS = Array.from({ length: 100 }, (_, index) => `model-${String(index + 1).padStart(6, "0")}`);

const references = (typename: string, ids: readonly string[]) => ({
  of: ids.map((id) => ({ __typename: typename, id })),
});

describe("a nested list under 100 representations", () => {
  it.each([
    ["FrontierModel", "accessWindows(first: 3) { nodes { id state } }", 2],
    ["FrontierModel", "accessWindows { nodes { safeguards { id } } }", 3],
    ["FrontierModel", "partnerships(orderBy: { field: STATE }) { totalCount nodes { id } }", 3],
    ["FrontierModel", "inquiries { nodes { outstandingConsultees { id } } }", 3],
    ["FrontierModel", "inquiries { nodes { designation { outcome } } }", 3],
    ["FrontierModel", "benchmarkRuns { nodes { history { action } } }", 3],
    ["FrontierModel", "covered designation { outcome history { action } }", 3],
    ["Organization", "models { nodes { name covered } }", 2],
    ["Vulnerability", "discoveredBy { name designation { outcome } }", 2],
  ])("%s { %s } costs %i statements", async (typename, selection, statements) => {
    const answer = await subgraph.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${typename} { id ${selection} } } }`,
      references(typename, MODEL_IDS),
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data._entities).toHaveLength(100);
    expect(subgraph.statements()).toBeLessThanOrEqual(statements);
  });

  it("gives each parent its own rows", async () => {
    const answer = await subgraph.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on FrontierModel {
        id developer { id } accessWindows { totalCount nodes { model { id } } } } } }`,
      references("FrontierModel", MODEL_IDS),
    );
    const models = answer.data._entities;
    expect(models.map((model: { id: string }) => model.id)).toEqual(MODEL_IDS);
    for (const { id, accessWindows } of models) {
      expect(accessWindows.totalCount).toBe(accessWindows.nodes.length);
      for (const node of accessWindows.nodes) expect(node.model.id).toBe(id);
    }
    const lengths = new Set(
      models.map((model: { accessWindows: { totalCount: number } }) => model.accessWindows.totalCount),
    );
    expect(lengths).toEqual(new Set([0, 1]));
  });
});

describe("filters", () => {
  it.each([
    ["frontierModels", `{ ids: ["acme-sentinel-2", "none"] }`, "id", ["acme-sentinel-2"]],
    ["frontierModels", `{ developers: ["halden-ai"] }`, "id", ["halden-forge-1"]],
    ["frontierModels", `{ search: "MACHINE-learning" }`, "id", ["acme-sentinel-2"]],
    [
      "frontierModels",
      `{ plannedReleaseFrom: "2026-09-05T12:00:00Z", plannedReleaseBefore: "2026-09-06T12:00:00.001Z" }`,
      "id",
      ["halden-forge-1", "acme-sentinel-2"],
    ],
    ["frontierModels", `{ designated: false, developers: ["acme-ai", "halden-ai", "meridian-models"] }`, "id", []],
    ["frontierModels", `{ released: true, developers: ["acme-ai", "meridian-models"] }`, "id", ["meridian-scout-3"]],
    ["designations", `{ current: false }`, "id", ["designation-meridian-scout-3-1"]],
    ["designations", `{ models: ["acme-sentinel-2"], outcomes: [NOT_COVERED] }`, "id", []],
    ["designations", `{ determinedBefore: "2026-07-31T12:00:00.001Z" }`, "outcome", ["COVERED"]],
    ["consultations", `{ inquiries: ["inquiry-halden-forge-1-1"], views: [NOT_COVERED] }`, "agency { id }", ["ostp"]],
    ["coverageInquiries", `{ developers: ["acme-ai"], states: [WITHDRAWN] }`, "id", ["inquiry-acme-sentinel-2-1"]],
    ["coverageInquiries", `{ search: "forge 1" }`, "model { id }", ["halden-forge-1"]],
    ["accessWindows", `{ developers: ["halden-ai"], safeguardsComplete: false }`, "state", ["ACCEPTED"]],
    ["accessWindows", `{ developers: ["halden-ai"], safeguardsComplete: true }`, "state", []],
    ["accessWindows", `{ models: ["acme-sentinel-2"], receivingAgencies: ["cisa"] }`, "id", []],
    [
      "safeguardAttestations",
      `{ windows: ["window-halden-forge-1-1"], states: [DRAFT], kinds: [NONDISCLOSURE] }`,
      "id",
      ["safeguard-window-halden-forge-1-1-nondisclosure"],
    ],
    ["trustedPartnerships", `{ partners: ["lake-county"] }`, "state", ["AGREED_BY_DEVELOPER"]],
    ["trustedPartnerships", `{ search: "pump controllers" }`, "partner { id }", ["mesa-water-district"]],
    [
      "benchmarkRuns",
      `{ models: ["acme-sentinel-2"], suites: ["source-review"], finished: true }`,
      "solvedCount",
      [212],
    ],
    ["nsaTasks", `{ states: [IN_PROGRESS], obligations: ["EO14409-3b"] }`, "id", ["nsa-3b-1"]],
  ])("%s(filter: %s) give %s %j", async (...[field, filter, selection, values]) => {
    const answer = await subgraph.ask(`{ ${field}(filter: ${filter}) { totalCount nodes { ${selection} } } }`);
    expect(answer.errors).toBeUndefined();
    const property = selection.split(" ")[0] as string;
    const found = answer.data[field].nodes.map((node: Record<string, string | { id: string }>) => {
      const value = node[property];
      return typeof value === "object" ? value.id : value;
    });
    expect(found).toEqual(values);
    expect(answer.data[field].totalCount).toBe(values.length);
  });

  it.each([
    ["frontierModels", "covered"],
    ["frontierModels", "designated"],
    ["frontierModels", "released"],
    ["designations", "current"],
    ["accessWindows", "safeguardsComplete"],
    ["benchmarkRuns", "finished"],
  ])("%s(%s: true) and false part the list in two", async (field, flag) => {
    const answer = await subgraph.ask(`{ all: ${field} { totalCount }
      yes: ${field}(filter: { ${flag}: true }) { totalCount } no: ${field}(filter: { ${flag}: false }) { totalCount } }`);
    const { all, yes, no } = answer.data;
    expect(yes.totalCount).toBeGreaterThan(0);
    expect(no.totalCount).toBeGreaterThan(0);
    expect(yes.totalCount + no.totalCount).toBe(all.totalCount);
  });
});

describe("pages", () => {
  it.each([
    [`frontierModels(first: 1001) { nodes { id } }`],
    [`frontierModels(first: -1) { nodes { id } }`],
    [`accessWindows(after: "nonsense") { nodes { id } }`],
    [`frontierModel(id: "acme-sentinel-2") { partnerships(after: "bm8") { nodes { id } } }`],
  ])("refuse %s", async (selection) => {
    const answer = await subgraph.ask(`{ ${selection} }`);
    expect(answer.errors?.map((error) => error.extensions?.code)).toEqual(["BAD_USER_INPUT"]);
  });

  it("refuse a cursor of another order", async () => {
    const { data } = await subgraph.ask(`{ accessWindows(first: 1) { pageInfo { endCursor } } }`);
    const answer = await subgraph.ask(
      `query ($after: String) { accessWindows(after: $after, orderBy: { field: OPENS_AT }) { nodes { id } } }`,
      { after: data.accessWindows.pageInfo.endCursor },
    );
    expect(answer.errors?.[0]?.message).toMatch(/ordered by CLOSES_AT ASC, not by OPENS_AT ASC/);
  });
});
