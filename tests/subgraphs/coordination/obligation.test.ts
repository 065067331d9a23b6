import { EXECUTIVE_ORDER, OBLIGATIONS } from "../../../subgraphs/kit/reference/executive-order";
import { coordination } from "../../../subgraphs/coordination/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { walkPages } from "../../fixture/walk-pages";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(coordination);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

async function idsOf(filter: string): Promise<string[]> {
  const { data, errors } = await subgraph.ask(`{ obligations(filter: { ${filter} }) { nodes { id } } }`);
  expect(errors).toBeUndefined();
  return data.obligations.nodes.map((node: { id: string }) => node.id.replace("EO14409-", ""));
}

describe("executiveOrder", () => {
  it("is the order with its twelve obligations", async () => {
    const { data } = await subgraph.ask(
      `{ executiveOrder { id title citation signedOn obligations { totalCount nodes { id } } } }`,
    );
    expect(data.executiveOrder).toEqual({
      ...EXECUTIVE_ORDER,
      obligations: { totalCount: 12, nodes: OBLIGATIONS.map(({ id }) => ({ id })).toSorted(byId) },
    });
  });
});

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

describe("obligation", () => {
  it("names section, agencies in the order's sequence, and the due day", async () => {
    const { data } = await subgraph.ask(`{ obligation(id: "EO14409-3a") { id section title dueOn standing
      leads { acronym } consults { acronym } trackedBy { id } provenance { source asOf } } }`);
    expect(data.obligation).toEqual({
      id: "EO14409-3a",
      section: "3(a)",
      title: "Establish the classified benchmarking process and threshold; designate covered frontier models",
      dueOn: "2026-08-01",
      standing: false,
      leads: [{ acronym: "Treasury" }, { acronym: "NSA" }, { acronym: "CISA" }],
      consults: [{ acronym: "ONCD" }, { acronym: "OSTP" }, { acronym: "NIST" }],
      trackedBy: null,
      provenance: { source: "EO 14409, 91 FR 34565", asOf: "2026-06-02T00:00:00.000Z" },
    });
  });
});

describe("obligations", () => {
  it("derive delivery from the agencies' tasks", async () => {
    const { data } = await subgraph.ask(
      `{ obligations { nodes { id dueOn deliveredOn deliveredLate overdue standing } } }`,
    );
    const rows = data.obligations.nodes.map((row: Record<string, unknown>) => [
      String(row.id).replace("EO14409-", ""),
      row.dueOn,
      row.deliveredOn,
      row.deliveredLate,
      row.overdue,
      row.standing,
    ]);
    expect(rows).toEqual([
      ["2a", "2026-07-02", "2026-07-01", false, false, false],
      ["2b", "2026-07-02", "2026-07-09", true, false, false],
      ["2c-i", "2026-07-02", null, false, true, false],
      ["2c-ii", "2026-07-02", "2026-06-30", false, false, false],
      ["2c-iii", "2026-07-02", null, false, true, false],
      ["2d", "2026-07-02", null, false, true, false],
      ["2e", "2026-07-02", null, false, true, false],
      ["2f", "2026-08-01", null, false, true, false],
      ["3a", "2026-08-01", "2026-07-30", false, false, false],
      ["3b", "2026-08-01", null, false, true, false],
      ["3c", null, null, false, false, true],
      ["4", null, null, false, false, true],
    ]);
  });

  it.each([
    ["overdue: true", ["2c-i", "2c-iii", "2d", "2e", "2f", "3b"]],
    ["overdue: false, standing: false", ["2a", "2b", "2c-ii", "3a"]],
    ["delivered: true", ["2a", "2b", "2c-ii", "3a"]],
    ["standing: true", ["3c", "4"]],
    [`leads: ["omb", "opm"]`, ["2e", "2f", "3c"]],
    [`consults: ["nist"]`, ["3a"]],
    [`trackedBy: ["nsa"]`, ["2a", "2b"]],
    [`dueFrom: "2026-08-01"`, ["2f", "3a", "3b"]],
    [`dueBefore: "2026-08-01", leads: ["treasury"]`, ["2d"]],
    [`search: "2(c)"`, ["2c-i", "2c-ii", "2c-iii"]],
    [`search: "licence"`, ["3c"]],
  ])("keeps what fulfils { %s }", async (filter, expected) => {
    expect(await idsOf(filter)).toEqual(expected);
  });

  it.each(["ASC", "DESC"])("puts standing ones last when ordered by due day %s", async (direction) => {
    const args = `, orderBy: { field: DUE_ON, direction: ${direction} }`;
    const ids = await walkPages(subgraph, { field: "obligations", first: 5, args });
    expect(ids).toHaveLength(12);
    expect(ids.slice(-2).toSorted()).toEqual(["EO14409-3c", "EO14409-4"]);
  });
});

describe("Obligation.tasks", () => {
  it("are the tasks of all agencies for it", async () => {
    const { data } = await subgraph.ask(`{ obligation(id: "EO14409-3b") { tasks(orderBy: { field: ID }) {
      totalCount asOf nodes { __typename id agency { id } } } } }`);
    expect(data.obligation.tasks).toEqual({
      totalCount: 3,
      asOf: "2026-09-01T12:00:00.000Z",
      nodes: [
        { __typename: "CisaTask", id: "cisa-3b-1", agency: { id: "cisa" } },
        { __typename: "NsaTask", id: "nsa-3b-1", agency: { id: "nsa" } },
        { __typename: "TreasuryTask", id: "treasury-3b-1", agency: { id: "treasury" } },
      ],
    });
  });
});

describe("_entities of Obligation", () => {
  it("answers 100 representations with leads, delivery and tasks in four statements", async () => {
    const representations = Array.from({ length: 100 }, (_, index) => ({
      __typename: "Obligation",
      id: OBLIGATIONS[index % OBLIGATIONS.length]?.id,
    }));
    const { data } = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Obligation { overdue deliveredOn leads { name } tasks { nodes { id } } } } }`,
      { representations },
    );
    expect(data._entities).toHaveLength(100);
    expect(subgraph.statements()).toBe(4);
  });
});
