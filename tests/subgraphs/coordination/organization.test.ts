import { grownOrganization } from "../../../subgraphs/kit/demonstration/organizations";
import {
  MODELS,
  ORGANIZATIONS,
  PER_SCALE,
  developerOfModel,
  organizationId,
} from "../../../subgraphs/kit/demonstration/world";
import { coordination } from "../../../subgraphs/coordination/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { walkPages } from "../../fixture/walk-pages";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(coordination);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const TOLD = Object.values(ORGANIZATIONS);
const GROWN = Array.from({ length: PER_SCALE.organizations }, (_, index) => index + 1);

async function idsOf(filter: string): Promise<string[]> {
  const { data, errors } = await subgraph.ask(
    `{ organizations(first: 1000, filter: { ${filter} }, orderBy: { field: ID }) { nodes { id } } }`,
  );
  expect(errors).toBeUndefined();
  return data.organizations.nodes.map((node: { id: string }) => node.id);
}

describe("organization", () => {
  it("answers a told hospital, marked as made up, with its registration", async () => {
    const { data } = await subgraph.ask(`{ organization(id: "${ORGANIZATIONS.juniperFalls}") {
      name kind sector state locality domain provenance { source asOf }
      history { action actor office at fromState toState basis } } }`);
    expect(data.organization).toEqual({
      name: "Juniper Falls Hospital",
      kind: "CRITICAL_INFRASTRUCTURE",
      sector: "RURAL_HOSPITAL",
      state: "NY",
      locality: "Juniper Falls",
      domain: "juniper-falls-hospital.example",
      provenance: { source: "demonstration", asOf: "2026-09-01T12:00:00.000Z" },
      history: [
        {
          action: "register",
          actor: "hub-registrar",
          office: "Hub coordination",
          at: "2026-06-02T16:03:00.000Z",
          fromState: null,
          toState: null,
          basis: "The organization's own request",
        },
      ],
    });
  });
});

describe("organizations", () => {
  it("holds the told ones and the grown ones of the scale", async () => {
    const ids = await walkPages(subgraph, { field: "organizations", first: 11 });
    expect(ids.toSorted()).toEqual([...TOLD, ...GROWN.map(organizationId)].sort());
  });

  it.each(["SECTOR", "STATE"])("gives each once when ordered by %s, also those without one", async (field) => {
    for (const direction of ["ASC", "DESC"]) {
      const args = `, orderBy: { field: ${field}, direction: ${direction} }`;
      const ids = await walkPages(subgraph, { field: "organizations", first: 10, args });
      expect(new Set(ids).size).toBe(TOLD.length + GROWN.length);
      expect(ids).toHaveLength(TOLD.length + GROWN.length);
    }
  });

  it("lists rural hospitals, told and grown", async () => {
    const grown = GROWN.filter((n) => grownOrganization(n).sector === "RURAL_HOSPITAL").map(organizationId);
    const told = [ORGANIZATIONS.juniperFalls, ORGANIZATIONS.cedarValley, ORGANIZATIONS.prairieView];
    expect(await idsOf("sectors: [RURAL_HOSPITAL]")).toEqual([...grown, ...told].sort());
  });

  it("lists the developers of every model of the world", async () => {
    const told = Object.values(MODELS).map(({ developerId }) => developerId);
    const grown = Array.from({ length: PER_SCALE.models }, (_, index) => developerOfModel(index + 1));
    expect(await idsOf("kinds: [AI_DEVELOPER]")).toEqual([...told, ...grown].sort());
  });

  it.each([
    [`states: ["NM"], search: "mesa water"`, [ORGANIZATIONS.mesaWater]],
    [`ids: ["${ORGANIZATIONS.acme}", "none"]`, [ORGANIZATIONS.acme]],
    [`kinds: [STATE_LOCAL], states: ["OH"]`, [ORGANIZATIONS.lakeCounty]],
  ])("keeps what fulfils { %s }", async (filter, expected) => {
    expect(await idsOf(filter)).toEqual(expected);
  });

  it("refuses a page that is too large and a cursor that is none", async () => {
    const tooLarge = await subgraph.ask(`{ organizations(first: 1001) { nodes { id } } }`);
    const noCursor = await subgraph.ask(`{ organizations(after: "x") { nodes { id } } }`);
    expect([tooLarge, noCursor].map(({ errors }) => errors?.[0]?.extensions?.code)).toEqual([
      "BAD_USER_INPUT",
      "BAD_USER_INPUT",
    ]);
  });
});

describe("_entities of Organization", () => {
  it("answers 100 representations with their history in two statements, null for unknown ids", async () => {
    const ids = [...TOLD, ...GROWN.map(organizationId), ...Array.from({ length: 28 }, (_, n) => `none-${n}`)];
    const { data } = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Organization { id history { action } } } }`,
      { representations: ids.map((id) => ({ __typename: "Organization", id })) },
    );
    expect(data._entities).toHaveLength(100);
    expect(data._entities.filter((entity: object | null) => entity === null)).toHaveLength(28);
    expect(subgraph.statements()).toBe(2);
  });
});
