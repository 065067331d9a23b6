import { AGENCIES } from "../../../subgraphs/kit/reference/agencies";
import { opm } from "../../../subgraphs/opm/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const ENTITIES = "query ($representations: [_Any!]!) { _entities(representations: $representations)";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(opm);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const agencies = (ids: readonly string[]) => ({
  representations: ids.map((id) => ({ __typename: "Agency", id })),
});

describe("Agency.hiring", () => {
  it("tells positions, people and days of the five agencies", async () => {
    const ids = ["treasury", "cisa", "opm", "doj", "nsa"];
    const { data } = await subgraph.ask(
      `${ENTITIES} { ... on Agency { id hiring { openPositions placements medianDaysToHire } } } }`,
      agencies(ids),
    );
    expect(data._entities).toEqual([
      { id: "treasury", hiring: { openPositions: 7, placements: 9, medianDaysToHire: 48 } },
      { id: "cisa", hiring: { openPositions: 8, placements: 12, medianDaysToHire: 47.5 } },
      { id: "opm", hiring: { openPositions: 2, placements: 6, medianDaysToHire: 47.5 } },
      { id: "doj", hiring: { openPositions: 3, placements: null, medianDaysToHire: null } },
      { id: "nsa", hiring: { openPositions: 2, placements: null, medianDaysToHire: null } },
    ]);
  });

  it("tells placements by state, small counts left out", async () => {
    const { data } = await subgraph.ask(
      `${ENTITIES} { ... on Agency { hiring { placementsByState { state count } } } } }`,
      agencies(["treasury"]),
    );
    expect(data._entities[0].hiring.placementsByState).toEqual([
      { state: "SELECTED", count: null },
      { state: "OFFERED", count: null },
      { state: "CLEARANCE_PENDING", count: 5 },
      { state: "ONBOARDED", count: 9 },
      { state: "DECLINED", count: null },
    ]);
  });

  it("finds open positions for vulnerability analysts at five agencies and nowhere else", async () => {
    const { data } = await subgraph.ask(
      `${ENTITIES} { ... on Agency { id hiring { openPositions(workRoles: ["PD-WRL-007"]) } } } }`,
      agencies(AGENCIES.map((agency) => agency.id)),
    );
    type Found = { id: string; hiring: { openPositions: number } };
    const found = (data._entities as Found[]).filter(({ hiring }) => hiring.openPositions > 0);
    expect(Object.fromEntries(found.map(({ id, hiring }) => [id, hiring.openPositions]))).toEqual({
      treasury: 4,
      energy: 3,
      va: 6,
      cisa: 5,
      hhs: 2,
    });
  });

  it("counts the asked roles together, and nothing for no role or an unknown one", async () => {
    const { data } = await subgraph.ask(
      `${ENTITIES} { ... on Agency { hiring {
        both: openPositions(workRoles: ["PD-WRL-007", "PD-WRL-003"])
        none: openPositions(workRoles: []) unknown: openPositions(workRoles: ["nobody"]) all: openPositions(workRoles: null) } } } }`,
      agencies(["treasury"]),
    );
    expect(data._entities[0].hiring).toEqual({ both: 7, none: 0, unknown: 0, all: 7 });
  });

  it("costs three statements for a hundred agencies with their announcements and figures", async () => {
    const ids = Array.from({ length: 100 }, (_, index) => AGENCIES[index]?.id ?? `agency-${index}`);
    const { data } = await subgraph.ask(
      `${ENTITIES} { ... on Agency { hiring {
        openPositions analysts: openPositions(workRoles: ["PD-WRL-007"]) placements
        announcements(first: 3) { nodes { id } } } } } }`,
      agencies(ids),
    );
    expect(data._entities).toHaveLength(100);
    expect(data._entities[99].hiring).toEqual({
      openPositions: 0,
      analysts: 0,
      placements: null,
      announcements: { nodes: [] },
    });
    expect(subgraph.statements()).toBe(3);
  });

  it("keeps an agency's announcements apart from other agencies'", async () => {
    const { data } = await subgraph.ask(
      `${ENTITIES} { ... on Agency { hiring { announcements(orderBy: { field: ID }) { totalCount nodes { id } } } } } }`,
      agencies(["opm", "nsa"]),
    );
    expect(data._entities.map((one: { hiring: { announcements: unknown } }) => one.hiring.announcements)).toEqual([
      { totalCount: 2, nodes: [{ id: "announcement-opm-cohort" }, { id: "announcement-opm-workforce" }] },
      { totalCount: 1, nodes: [{ id: "announcement-nsa-research" }] },
    ]);
  });
});

describe("Obligation.pathways", () => {
  it("lists the pathways of each obligation, by state and date", async () => {
    const { data } = await subgraph.ask(
      `${ENTITIES} { ... on Obligation { pathways(filter: { search: "analysts" }) { nodes {
        id state kind authority approvedOn openedOn closedOn openPositions obligation { id } workRoles { id } } } } } }`,
      { representations: ["EO14409-2f", "EO14409-3c"].map((id) => ({ __typename: "Obligation", id })) },
    );
    expect(data._entities).toEqual([
      {
        pathways: {
          nodes: [
            {
              id: "pathway-direct-hire",
              state: "OPEN",
              kind: "DIRECT_HIRE",
              authority: "5 U.S.C. 3304(a)(3)",
              approvedOn: "2026-07-20",
              openedOn: "2026-07-28",
              closedOn: null,
              openPositions: 26,
              obligation: { id: "EO14409-2f" },
              workRoles: [{ id: "PD-WRL-003" }, { id: "PD-WRL-006" }, { id: "PD-WRL-007" }],
            },
          ],
        },
      },
      { pathways: { nodes: [] } },
    ]);
  });

  it("costs three statements for a hundred obligations with their pathways' roles", async () => {
    const { data } = await subgraph.ask(
      `${ENTITIES} { ... on Obligation { pathways(first: 5) { nodes { id openPositions workRoles { title } } } } } }`,
      {
        representations: Array.from({ length: 100 }, (_, index) => ({
          __typename: "Obligation",
          id: index === 0 ? "EO14409-2f" : `none-${index}`,
        })),
      },
    );
    expect(data._entities[0].pathways.nodes).toHaveLength(5);
    expect(subgraph.statements()).toBe(3);
  });
});
