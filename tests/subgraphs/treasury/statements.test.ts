import { treasury } from "../../../subgraphs/treasury/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const HUNDRED = Array.from({ length: 100 }, (_, index) => String(index + 1).padStart(6, "0"));

describe("SQL statements of a hundred references with nested lists", () => {
  let subgraph: TestSubgraph;

  beforeAll(async () => {
    subgraph = await startTestSubgraph(treasury);
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  it.each([
    ["Organization", "org-", "participation { state } patchDeliveries(first: 3) { nodes { id } }", 2],
    ["FrontierModel", "model-", "discoveries(first: 3) { totalCount nodes { id } }", 2],
    ["Agency", "agency-", "patchDeliveries(filter: { undelivered: true }) { nodes { id } }", 1],
    ["VulnerabilityCase", "case-", "title fixes { id verified } embargo { state }", 3],
    ["VulnerabilityCase", "case-", "deliverySummary { total } deliveries(first: 2) { nodes { id } }", 3],
    ["VulnerabilityCase", "case-", "duplicateOf { id } scanClaims { nodes { id } } history { at }", 3],
    ["Fix", "fix-case-", "case { id } deliveries(first: 2) { nodes { state } }", 3],
    ["ScanClaim", "scan-case-", "case { title } participant { id participation { id } }", 3],
    ["Embargo", "embargo-case-", "case { id } participants { state organization { id } }", 3],
  ])("are bounded for %s %s { %s }", async (typename, prefix, selection, statements) => {
    const representations = HUNDRED.map((number) => ({ __typename: typename, id: `${prefix}${number}` }));
    const answer = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${typename} { id ${selection} } } }`,
      { representations },
    );
    expect(answer.errors).toBeUndefined();
    const found = answer.data._entities.filter((one: object | null) => one !== null);
    expect(found.length).toBeGreaterThan(0);
    expect(subgraph.statements()).toBe(statements);
  });

  it("answer null for the references that do not exist", async () => {
    const answer = await subgraph.ask(
      `{ _entities(representations: [{ __typename: "Fix", id: "none" }, { __typename: "Fix", id: "fix-case-cve-2023-4346" }]) {
        ... on Fix { artefact } } }`,
    );
    expect(answer.data._entities).toEqual([null, { artefact: "gate-knx-2.4.1.tar.gz" }]);
  });
});
