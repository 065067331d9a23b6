import { AGENCIES, isCivilianExecutive } from "../../../subgraphs/kit/reference/agencies";
import { OBLIGATIONS } from "../../../subgraphs/kit/reference/executive-order";
import { coordination } from "../../../subgraphs/coordination/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { walkPages } from "../../fixture/walk-pages";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(coordination);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

async function idsOf(filter: string): Promise<string[]> {
  const { data, errors } = await subgraph.ask(
    `{ agencies(first: 1000, filter: { ${filter} }, orderBy: { field: ID }) { nodes { id } } }`,
  );
  expect(errors).toBeUndefined();
  return data.agencies.nodes.map((node: { id: string }) => node.id);
}

describe("agency", () => {
  it("answers a directory entry by its id", async () => {
    const { data } = await subgraph.ask(`{ agency(id: "doj") { id acronym name kind civilianExecutive parent { id }
      codes { scheme value } components { id } marking { level } provenance { source asOf } version history { id } } }`);
    expect(data.agency).toEqual({
      id: "doj",
      acronym: "DOJ",
      name: "Department of Justice",
      kind: "CIVILIAN_EXECUTIVE",
      civilianExecutive: true,
      parent: null,
      codes: [
        { scheme: "cgac", value: "015" },
        { scheme: "omb", value: "011" },
      ],
      components: [{ id: "fbi" }],
      marking: { level: "UNCLASSIFIED" },
      provenance: {
        source: "OMB Circular A-11 appendix C; Common Government-wide Accounting Classification",
        asOf: "2026-06-02T00:00:00.000Z",
      },
      version: 1,
      history: [],
    });
  });

  it("is null for an id that nobody has", async () => {
    const { data, errors } = await subgraph.ask(`{ agency(id: "none") { id } }`);
    expect({ data, errors }).toEqual({ data: { agency: null }, errors: undefined });
  });

  it("names the department of a component", async () => {
    const { data } = await subgraph.ask(`{ agency(id: "cisa") { parent { name } } }`);
    expect(data.agency.parent.name).toBe("Department of Homeland Security");
  });
});

describe("agencies", () => {
  it.each([
    [`ids: ["war", "opm"]`, ["opm", "war"]],
    [`codes: ["cgac:015"]`, ["doj"]],
    [`codes: ["omb:015"]`, ["treasury"]],
    [`codes: ["015"]`, []],
    [`parents: ["dhs"]`, ["cisa", "fema"]],
    [`kinds: [DEFENSE, COUNCIL]`, ["cnss", "war"]],
    [`civilianExecutive: false`, ["cnss", "nsa", "war"]],
    [`search: "NUCLEAR"`, ["nrc"]],
    [`search: "oncd"`, ["oncd"]],
    [`search: "%"`, []],
    [`kinds: [CIVILIAN_EXECUTIVE], search: "veterans"`, ["va"]],
  ])("keeps what fulfils { %s }", async (filter, expected) => {
    expect(await idsOf(filter)).toEqual(expected);
  });

  it("bind to civilian directives as the statute says", async () => {
    const expected = AGENCIES.filter(isCivilianExecutive)
      .map(({ id }) => id)
      .sort();
    expect(await idsOf("civilianExecutive: true")).toEqual(expected);
  });

  it.each(["", ", orderBy: { field: ACRONYM, direction: DESC }"])(
    "gives each agency once when paged through%s",
    async (args) => {
      const ids = await walkPages(subgraph, { field: "agencies", first: 7, args });
      expect(ids.toSorted()).toEqual(AGENCIES.map(({ id }) => id).sort());
    },
  );
});

describe("Agency.obligations", () => {
  it("are those that the agency leads, as the order says", async () => {
    const { data } = await subgraph.ask(
      `{ agencies(first: 1000) { nodes { id obligations(orderBy: { field: ID }) { totalCount nodes { id } } } } }`,
    );
    for (const agency of data.agencies.nodes) {
      const expected = OBLIGATIONS.filter(({ leadIds }) => leadIds.includes(agency.id)).map(({ id }) => ({ id }));
      expect(agency.obligations).toEqual({ totalCount: expected.length, nodes: expected });
    }
  });

  it("filter like the root list", async () => {
    const { data } = await subgraph.ask(
      `{ agency(id: "treasury") { obligations(filter: { overdue: true }) { nodes { id } } } }`,
    );
    expect(data.agency.obligations.nodes).toEqual([{ id: "EO14409-2d" }, { id: "EO14409-3b" }]);
  });
});

describe("_entities of Agency", () => {
  it("answers 100 representations with two nested lists and their totals in five statements", async () => {
    const representations = Array.from({ length: 100 }, (_, index) => ({
      __typename: "Agency",
      id: AGENCIES[index % AGENCIES.length]?.id,
    }));
    const nested = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Agency { acronym obligations { nodes { id } } } } }`,
      { representations },
    );
    expect(nested.errors).toBeUndefined();
    expect(nested.data._entities).toHaveLength(100);
    expect(nested.data._entities[0].acronym).toBe("Treasury");
    expect(subgraph.statements()).toBe(2);
    await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Agency { obligations { totalCount nodes { id } } tasks { totalCount nodes { id } } } } }`,
      { representations },
    );
    expect(subgraph.statements()).toBe(5);
  });
});
