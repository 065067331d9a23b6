import fc from "fast-check";
import {
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLUnionType,
  getNamedType,
  isObjectType,
} from "graphql";
import { AGENCIES } from "../../../subgraphs/kit/reference/agencies";
import { federationSchema } from "../../../subgraphs/kit/schema/federation-schema";
import { PLACEMENT_STATES, type PlacementState } from "../../../subgraphs/opm/placement/placement.transitions";
import { SMALLEST_COUNT_TOLD } from "../../../subgraphs/opm/placement/suppression";
import { placementRow } from "../../../subgraphs/opm/seed/placement-rows";
import { toldPlacements } from "../../../subgraphs/opm/seed/told-placements";
import { opm } from "../../../subgraphs/opm/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const AGENCY_IDS = AGENCIES.map((agency) => agency.id);
const SCALE = 20;

interface ListedPlacement {
  readonly id: string;
  readonly state: PlacementState;
  readonly agency: { readonly id: string };
}

let subgraph: TestSubgraph;
let listed: readonly ListedPlacement[];
beforeAll(async () => {
  subgraph = await startTestSubgraph(opm, { scale: SCALE });
  const { data } = await subgraph.ask("{ placements(first: 1000) { nodes { id state agency { id } } } }");
  listed = data.placements.nodes as ListedPlacement[];
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

describe("placements", () => {
  it("lists only agencies and states with five placements or more", () => {
    const cells = Map.groupBy(listed, ({ agency, state }) => `${agency.id} ${state}`);
    expect(cells.get("treasury ONBOARDED")).toHaveLength(9);
    expect(cells.get("treasury CLEARANCE_PENDING")).toHaveLength(5);
    expect(cells.get("cisa ONBOARDED")).toHaveLength(12);
    expect(cells.get("opm ONBOARDED")).toHaveLength(6);
    expect(Math.min(...[...cells.values()].map((cell) => cell.length))).toBe(SMALLEST_COUNT_TOLD);
    expect(listed.filter(({ agency }) => agency.id === "doj" || agency.id === "nsa")).toEqual([]);
  });

  it("has a total of none or at least five under every filter, the size of what is listed", async () => {
    const filters = fc.record(
      { agencies: fc.subarray(AGENCY_IDS), states: fc.subarray([...PLACEMENT_STATES]) },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const { data } = await subgraph.ask(
          "query ($filter: PlacementFilter) { placements(first: 1000, filter: $filter) { totalCount nodes { id } } }",
          { filter },
        );
        const { totalCount, nodes } = data.placements as { totalCount: number; nodes: { id: string }[] };
        expect(totalCount === 0 || totalCount >= SMALLEST_COUNT_TOLD).toBe(true);
        const expected = listed.filter(
          ({ agency, state }) =>
            (filter.agencies?.includes(agency.id) ?? true) && (filter.states?.includes(state) ?? true),
        );
        expect(nodes.map((node) => node.id)).toEqual(expected.map((one) => one.id));
        expect(totalCount).toBe(expected.length);
      }),
      { numRuns: 60 },
    );
  });

  it("tells by list exactly what the agencies' figures tell", async () => {
    const { data } = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Agency { id hiring { placements placementsByState { state count } } } } }`,
      { representations: AGENCY_IDS.map((id) => ({ __typename: "Agency", id })) },
    );
    const cells = Map.groupBy(listed, ({ agency, state }) => `${agency.id} ${state}`);
    for (const { id, hiring } of data._entities) {
      expect(hiring.placements).toBe(cells.get(`${id} ONBOARDED`)?.length ?? null);
      for (const { state, count } of hiring.placementsByState) {
        expect(count).toBe(cells.get(`${id} ${state}`)?.length ?? null);
      }
    }
  });

  it("pages forward through the whole list, each placement once", async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await subgraph.ask(
        "query ($after: String) { placements(first: 37, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }",
        { after },
      );
      ids.push(...data.placements.nodes.map((node: { id: string }) => node.id));
      after = data.placements.pageInfo.hasNextPage ? data.placements.pageInfo.endCursor : null;
    } while (after !== null);
    expect(ids).toEqual(listed.map((one) => one.id));
  });
});

describe("placement", () => {
  const ONE = "query ($id: ID!) { placement(id: $id) { id state marking { level } provenance { source asOf } } }";

  it("answers one of a large group", async () => {
    const id = String(placementRow(toldPlacements().find(({ agencyId }) => agencyId === "opm")!).id);
    const { data } = await subgraph.ask(ONE, { id });
    expect(data.placement).toEqual({
      id,
      state: "ONBOARDED",
      marking: { level: "CUI" },
      provenance: { source: "demonstration", asOf: "2026-09-01T12:00:00.000Z" },
    });
  });

  it("answers the same for a suppressed one as for none", async () => {
    const suppressed = toldPlacements().filter(({ agencyId }) => agencyId === "doj");
    expect(suppressed).toHaveLength(5);
    const absent = await subgraph.ask(ONE, { id: "placement-0000000000000000" });
    for (const one of suppressed) {
      expect(await subgraph.ask(ONE, { id: placementRow(one).id })).toEqual(absent);
    }
    expect(absent).toEqual({ data: { placement: null } });
  });
});

describe("the schema", () => {
  const { schema } = federationSchema(opm);

  it("shows of a placement what its group shares, and its pseudonym", () => {
    const fields = (schema.getType("Placement") as GraphQLObjectType).getFields();
    expect(Object.keys(fields).sort()).toEqual(["agency", "id", "marking", "provenance", "state"]);
  });

  it("filters placements by agency and state and by nothing else", () => {
    const fields = (schema.getType("PlacementFilter") as GraphQLInputObjectType).getFields();
    expect(Object.keys(fields).sort()).toEqual(["agencies", "states"]);
  });

  it("reaches placements from the root only, and by no reference", () => {
    const entities = (schema.getType("_Entity") as GraphQLUnionType).getTypes().map((type) => type.name);
    expect(entities).not.toContain("Placement");
    const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
    const fields = types.flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
    const ways = fields
      .filter(({ field }) => /^Placement(Connection|Edge)?$/.test(getNamedType(field.type).name))
      .map(({ type, field }) => `${type.name}.${field.name}`);
    expect(ways.sort()).toEqual([
      "PlacementConnection.edges",
      "PlacementConnection.nodes",
      "PlacementEdge.node",
      "Query.placement",
      "Query.placements",
    ]);
  });
});
