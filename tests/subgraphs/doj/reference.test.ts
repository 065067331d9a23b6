import { DISTRICTS } from "../../../subgraphs/doj/reference/districts";
import { STATUTES } from "../../../subgraphs/doj/reference/statutes";
import { isInForce } from "../../../subgraphs/doj/statute/in-force";
import { doj } from "../../../subgraphs/doj/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const idsOf = (nodes: readonly { id: string }[]): string[] => nodes.map((node) => node.id);

describe("DOJ's reference facts", () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(doj);
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  it("hold the 94 districts in twelve circuits", async () => {
    const answer = await subgraph.ask(`{ districts(first: 1000) {
      totalCount nodes { id name citation location circuit marking { level } provenance { source } } } }`);
    const { totalCount, nodes } = answer.data.districts;
    expect(totalCount).toBe(94);
    expect(new Set(nodes.map((node: { circuit: string }) => node.circuit)).size).toBe(12);
    expect(nodes.find((node: { id: string }) => node.id === "nysd")).toEqual({
      id: "nysd",
      name: "Southern District of New York",
      citation: "S.D.N.Y.",
      location: "New York",
      circuit: "2nd",
      marking: { level: "UNCLASSIFIED" },
      provenance: { source: "28 U.S.C. 41, 81-131; 48 U.S.C. 1424, 1611, 1821" },
    });
  });

  it.each([
    ['{ locations: ["Texas"] }', ["txed", "txnd", "txsd", "txwd"]],
    ['{ circuits: ["D.C."] }', ["dcd"]],
    ['{ search: "s.d.n.y" }', ["nysd"]],
    ['{ circuits: ["1st"], search: "District of M" }', ["mad", "med"]],
  ])("find districts by %s", async (filter, expected) => {
    const answer = await subgraph.ask(`{ districts(filter: ${filter}) { nodes { id } } }`);
    expect(idsOf(answer.data.districts.nodes)).toEqual(expected);
  });

  it("hold the statutes with the law that enacted them", async () => {
    const answer = await subgraph.ask(`{ statute(id: "18-usc-1030") {
      citation heading title section enactedOn enactedBy effectiveOn repealedOn provenance { source } } }`);
    expect(answer.data.statute).toEqual({
      citation: "18 U.S.C. § 1030",
      heading: "Fraud and related activity in connection with computers",
      title: 18,
      section: "1030",
      enactedOn: "1984-10-12",
      enactedBy: "Pub. L. 98-473",
      effectiveOn: null,
      repealedOn: null,
      provenance: { source: "United States Code, title 18" },
    });
  });

  it.each([
    "1948-06-24",
    "1948-08-31",
    "1948-09-01",
    "1984-10-11",
    "1984-10-12",
    "2003-12-31",
    "2004-01-01",
    "2026-06-02",
  ])("list the statutes in force on %s as the rule decides", async (day) => {
    const answer = await subgraph.ask(
      `query ($day: Date!) { statutes(first: 100, filter: { inForceOn: $day }) { nodes { id } } }`,
      { day },
    );
    const expected = STATUTES.filter((statute) => isInForce(statute, day)).map((statute) => statute.id);
    expect(idsOf(answer.data.statutes.nodes).sort()).toEqual(expected.sort());
  });

  it("carry no id twice", () => {
    expect(new Set(DISTRICTS.map(({ id }) => id)).size).toBe(DISTRICTS.length);
    expect(new Set(STATUTES.map(({ id }) => id)).size).toBe(STATUTES.length);
  });

  it("are DOJ's own tasks under the order, none of them overdue", async () => {
    const answer = await subgraph.ask(`{ dojTasks { nodes { id __typename state overdue deliveredOn evidence } } }`);
    expect(answer.data.dojTasks.nodes).toEqual([
      {
        id: "doj-3c-1",
        __typename: "DojTask",
        state: "DELIVERED",
        overdue: false,
        deliveredOn: "2026-08-14",
        evidence: "Record of delivery doj-3c-1",
      },
      {
        id: "doj-4-1",
        __typename: "DojTask",
        state: "DELIVERED",
        overdue: false,
        deliveredOn: "2026-07-15",
        evidence: "Record of delivery doj-4-1",
      },
      { id: "doj-4-2", __typename: "DojTask", state: "IN_PROGRESS", overdue: false, deliveredOn: null, evidence: null },
    ]);
  });
});
