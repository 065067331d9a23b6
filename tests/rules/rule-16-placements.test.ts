import fc from "fast-check";
import {
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isScalarType,
} from "graphql";
import { connect } from "../../cli/postgres/connect";
import { federationSchema } from "../../subgraphs/kit/schema/federation-schema";
import { PLACEMENT_STATES } from "../../subgraphs/opm/placement/placement.transitions";
import { SMALLEST_COUNT_TOLD } from "../../subgraphs/opm/placement/suppression";
import { opm } from "../../subgraphs/opm/subgraph";
import { give } from "../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { TODAY, newCertificate, newPlacement, officer } from "../subgraphs/opm/commands/hiring-action";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(opm, { clock: () => new Date(`${TODAY}T15:00:00Z`) });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

async function ownerRows<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
  await using owner = await connect(subgraph.ownerUrl);
  return (await owner.query<Row>(sql, parameters)).rows;
}

describe("rule 16: placements expose no person", () => {
  const { schema } = federationSchema(opm);
  const types = Object.values(schema.getTypeMap());

  it("have no command that takes a text, in which a name could stand", () => {
    const inputs = opm.commands
      .filter((command) => /Placement|Clearance/.test(command.name))
      .map(({ name }) => schema.getType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`))
      .filter((type) => isInputObjectType(type));
    expect(inputs).toHaveLength(5);
    const fields = inputs.flatMap((type) => Object.values(type.getFields()));
    expect(new Set(fields.map(({ name, type }) => `${name} ${String(type)}`))).toEqual(
      new Set(["announcementId ID!", "expectedVersion Int!", "id ID!", "idempotencyKey String!"]),
    );
  });

  it("show pseudonyms, states, days and figures, and no text", () => {
    const shown = types
      .filter((type) => isObjectType(type) && /^Placement(File|Count)?$/.test(type.name))
      .flatMap((type) => Object.values((type as GraphQLObjectType).getFields()))
      .map((field) => getNamedType(field.type))
      .filter((type) => isScalarType(type) || isEnumType(type));
    expect(new Set(shown.map(({ name }) => name))).toEqual(new Set(["ID", "Int", "PlacementState", "Date"]));
  });

  it("are counted and timed by agency only, never by announcement, pathway or work role", () => {
    const told = types
      .filter((type) => isObjectType(type))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((field) => /placement|hire$|onboard/i.test(field.split(".")[1] ?? ""));
    expect(told.filter((field) => !field.startsWith("Mutation."))).toEqual([
      "AgencyHiring.medianDaysToHire",
      "AgencyHiring.placements",
      "AgencyHiring.placementsByState",
      "PlacementFile.onboardedOn",
      "Query.placement",
      "Query.placements",
    ]);
  });

  it("keep nothing else in their rows, histories and events", async () => {
    const announcementId = await newCertificate(subgraph);
    const { id } = await newPlacement(subgraph, announcementId);
    await officer(subgraph, "offerPlacement", { id, expectedVersion: 1 });
    const [row] = await ownerRows<object>("SELECT * FROM placement WHERE id = $1", [id]);
    expect(row).toEqual({
      id,
      version: 2,
      agency_id: "energy",
      announcement_id: announcementId,
      state: "OFFERED",
      selected_on: expect.anything(),
      onboarded_on: null,
      marking_level: "CUI",
      marking_asks: "'rank:everything' | 'rank:controlled'",
      marking_compartments: [],
      marking_dissemination: [],
      marking_tlp: null,
      provenance_source: "opm",
      provenance_as_of: expect.anything(),
    });
    const history = await ownerRows("SELECT actor, office, basis FROM history WHERE record_id = $1", [id]);
    const deed = { actor: "OPM_OFFICER", office: "opm", basis: null };
    expect(history).toEqual([deed, deed]);
    const outbox = await ownerRows("SELECT facts, announced FROM outbox WHERE record_id = $1", [id]);
    expect(outbox).toEqual([
      { facts: {}, announced: false },
      { facts: {}, announced: false },
    ]);
  });
});

/** How many placements stand in each state, for a few agencies. */
const AGENCY_IDS = ["energy", "va", "gsa", "doj"] as const;
const worlds = fc.array(
  fc.record({
    agency: fc.constantFrom(...AGENCY_IDS),
    state: fc.constantFrom(...PLACEMENT_STATES),
    people: fc.integer({ min: 0, max: 11 }),
  }),
  { minLength: 4, maxLength: 16 },
);
const filters = fc.record(
  { agencies: fc.subarray([...AGENCY_IDS]), states: fc.subarray([...PLACEMENT_STATES]) },
  { requiredKeys: [] },
);

type World = readonly { agency: string; state: string; people: number }[];
type Filter = { agencies?: string[]; states?: string[] };

/** Replaces all placements by those of the world. */
async function populate(world: World): Promise<void> {
  await ownerRows("DELETE FROM placement");
  const cells = world.filter(({ people }) => people > 0);
  await ownerRows(
    `INSERT INTO placement (id, agency_id, announcement_id, state, selected_on, onboarded_on,
       marking_level, provenance_source, provenance_as_of)
     SELECT 'placement-' || gen_random_uuid(), cell.agency, certificate.id, cell.state, '2026-08-01',
       CASE cell.state WHEN 'ONBOARDED' THEN date '2026-08-02' + n END, 'CUI', 'test', now()
     FROM unnest($1::text[], $2::text[], $3::int[]) cell (agency, state, people)
     CROSS JOIN LATERAL generate_series(1, cell.people) n
     JOIN LATERAL (SELECT a.id FROM announcement a WHERE a.agency_id = cell.agency AND a.posted_on IS NOT NULL
       ORDER BY a.id LIMIT 1) certificate ON true`,
    [cells.map(({ agency }) => agency), cells.map(({ state }) => state), cells.map(({ people }) => people)],
  );
}

function sizesOf(world: World): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { agency, state, people } of world) {
    sizes.set(`${agency} ${state}`, (sizes.get(`${agency} ${state}`) ?? 0) + people);
  }
  return sizes;
}

async function total(filter: Filter): Promise<number> {
  const { data } = await subgraph.ask(
    "query ($filter: PlacementFilter) { placements(filter: $filter) { totalCount } }",
    { filter },
  );
  return data.placements.totalCount;
}

const isTold = (count: number): boolean => count === 0 || count >= SMALLEST_COUNT_TOLD;

describe("rule 16: counts of people under five are suppressed, in any world", () => {
  beforeAll(async () => {
    for (const agencyId of AGENCY_IDS) {
      const { id } = await officer(subgraph, "draftAnnouncement", {
        agencyId,
        pathwayId: "pathway-direct-hire",
        workRoleId: "PD-WRL-006",
        title: "Threat Analyst",
        positions: 200,
        grade: "GS-13",
      });
      await officer(subgraph, "postAnnouncement", { id, expectedVersion: 1, closesOn: "2026-10-19" });
    }
  });

  it("tells each count, and each difference of two answers, as none or at least five", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, filters, filters, async (world, one, other) => {
        await populate(world);
        const both = {
          agencies: (one.agencies ?? [...AGENCY_IDS]).filter((id) => other.agencies?.includes(id) ?? true),
          states: (one.states ?? [...PLACEMENT_STATES]).filter((state) => other.states?.includes(state) ?? true),
        };
        const [all, some, shared] = [await total({}), await total(one), await total(both)];
        expect([all, some, shared, all - some, some - shared].filter((count) => !isTold(count))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("tells of each agency what its told cells hold, and of the others null", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        await populate(world);
        const sizes = sizesOf(world);
        const told = (agency: string, state: string): number | null => {
          const size = sizes.get(`${agency} ${state}`) ?? 0;
          return size < SMALLEST_COUNT_TOLD ? null : size;
        };
        const { data } = await subgraph.ask(
          `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency { id
            hiring { placements medianDaysToHire placementsByState { state count } } } } }`,
          { of: AGENCY_IDS.map((id) => ({ __typename: "Agency", id })) },
        );
        for (const { id, hiring } of data._entities) {
          expect(hiring.placements).toBe(told(id, "ONBOARDED"));
          expect(hiring.medianDaysToHire === null).toBe(told(id, "ONBOARDED") === null);
          expect(hiring.placementsByState).toEqual(
            PLACEMENT_STATES.map((state) => ({ state, count: told(id, state) })),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it("answers others about a placement that is not told as about none, whatever they command", async () => {
    await populate([{ agency: "doj", state: "SELECTED", people: SMALLEST_COUNT_TOLD - 1 }]);
    const [hidden] = await ownerRows<{ id: string }>("SELECT id FROM placement LIMIT 1");
    const id = hidden?.id ?? "";
    for (const as of ["public", "energy-officer", "AGENCY_OFFICER@doj", "AGENCY_OFFICER@opm", "auditor"]) {
      for (const command of ["offerPlacement", "startClearance", "onboardPlacement", "declinePlacement"]) {
        const [about, absent] = await Promise.all(
          [id, "placement-never-was"].map(async (one) => {
            const outcome = await give(subgraph, { as, command, input: { id: one, expectedVersion: 1 } });
            return JSON.parse(JSON.stringify(outcome).replaceAll(one, "ID")) as object;
          }),
        );
        expect(about).toEqual(absent);
        expect(about).toMatchObject({ record: null });
      }
    }
  });
});
