import fc from "fast-check";
import { connect } from "../../cli/postgres/connect";
import { ORGANIZATIONS } from "../../subgraphs/kit/demonstration/world";
import { treasury } from "../../subgraphs/treasury/subgraph";
import { done, give } from "../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";

const EMBARGO = "embargo-gate-login";
const SIGNATORIES = [ORGANIZATIONS.acme, ORGANIZATIONS.brightGate, ORGANIZATIONS.openRelay];
const INVITED = ORGANIZATIONS.meridian;
const DECLINED = ORGANIZATIONS.lakeCounty;

const speakerOf = (organization: string): string => `REPRESENTATIVE@${organization}`;
const READERS = ["treasury-analyst", "treasury-coordinator", ...SIGNATORIES.map(speakerOf)];
const OUTSIDERS = [
  "public",
  "auditor",
  "nsa-director",
  "cisa-analyst",
  "doj-prosecutor",
  "energy-officer",
  "AGENCY_OFFICER@treasury",
  speakerOf(DECLINED),
  speakerOf(ORGANIZATIONS.halden),
];

let subgraph: TestSubgraph;
let caseId: string;
let vulnerabilityId: string;

beforeAll(async () => {
  subgraph = await startTestSubgraph(treasury, { clock: () => new Date("2026-09-01T12:00:00Z") });
  const { data } = await subgraph.ask(`{ embargo(id: "${EMBARGO}") { case { id vulnerability { id } } } }`);
  caseId = data.embargo.case.id;
  vulnerabilityId = data.embargo.case.vulnerability.id;
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

/** Every way to the case and its parts. @returns ids that are told */
const WAYS: readonly (readonly [string, string])[] = [
  ["by id", `query ($id: ID!) { found: vulnerabilityCase(id: $id) { id } }`],
  ["in the list", `query ($id: ID!) { found: vulnerabilityCases(filter: { ids: [$id] }) { totalCount nodes { id } } }`],
  ["counted", `query ($id: ID!) { found: vulnerabilityCases(filter: { ids: [$id] }) { totalCount } }`],
  [
    "by reference",
    `query ($id: ID!) { found: _entities(representations: [{ __typename: "VulnerabilityCase", id: $id }]) { ... on VulnerabilityCase { id history { id } } } }`,
  ],
  [
    "under its vulnerability",
    `query ($vulnerability: ID!) { found: _entities(representations: [{ __typename: "Vulnerability", id: $vulnerability }]) { ... on Vulnerability { cases { totalCount nodes { id } } } } }`,
  ],
];

async function answer(as: string, way: string, id: string, vulnerability: string): Promise<string> {
  const variables = way.includes("$vulnerability") ? { vulnerability } : { id };
  const { data, errors } = await subgraph.askAs(as, way, variables);
  return JSON.stringify({ data, errors });
}

describe("rule 11: an embargoed case is visible to signatories only until the embargo exits", () => {
  it("by whatever way, to whomever", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...WAYS),
        fc.constantFrom(...READERS, ...OUTSIDERS, speakerOf(INVITED)),
        async ([, way], as) => {
          const seen = await answer(as, way, caseId, vulnerabilityId);
          const absent = await answer(as, way, "no-such-case", "no-such-vulnerability");
          expect(seen === absent).toBe(!READERS.includes(as));
        },
      ),
      { numRuns: 80 },
    );
  });

  it("shows the invited the embargo and their own invitation, and nothing of the case", async () => {
    const query = `{ embargo(id: "${EMBARGO}") { id terms case { id } } embargoParticipants(filter: { embargoes: ["${EMBARGO}"] }) { nodes { id } } }`;
    const { data } = await subgraph.askAs(speakerOf(INVITED), query);
    expect(data.embargo).toMatchObject({ id: EMBARGO, case: null });
    expect(data.embargoParticipants.nodes).toEqual([{ id: `${EMBARGO}-${INVITED}` }]);
  });

  it("answers commands of outsiders as if there were no embargo", async () => {
    for (const as of OUTSIDERS.filter((one) => one.startsWith("REPRESENTATIVE@"))) {
      const refusals = await Promise.all(
        [EMBARGO, "no-such-embargo"].map(async (id) => {
          const { error } = await give(subgraph, { as, command: "exitEmbargo", input: { id, expectedVersion: 1 } });
          return JSON.stringify(error).replaceAll(id, "ID");
        }),
      );
      expect(refusals[0]).toBe(refusals[1]);
    }
  });

  it("holds no longer once the embargo has exited", async () => {
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query<{ version: number }>("SELECT version FROM embargo WHERE id = $1", [EMBARGO]);
    const input = { id: EMBARGO, expectedVersion: rows[0]?.version };
    await done(subgraph, { as: "treasury-coordinator", command: "exitEmbargo", input });
    for (const as of ["cisa-analyst", speakerOf(DECLINED)]) {
      const { data } = await subgraph.askAs(as, `{ vulnerabilityCase(id: "${caseId}") { id } }`);
      expect(data.vulnerabilityCase).toEqual({ id: caseId });
    }
    const { data } = await subgraph.askAs("public", `{ vulnerabilityCase(id: "${caseId}") { id } }`);
    expect(data.vulnerabilityCase).toBeNull();
  });
});
