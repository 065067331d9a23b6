import { TOLD_MATTERS } from "../../../subgraphs/doj/seed/told-matters";
import { doj } from "../../../subgraphs/doj/subgraph";
import { type Answer, type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const sealed = TOLD_MATTERS.find((matter) => matter.sealed)!;
const prosecution = sealed.prosecution!;
const investigation = sealed.investigation!;
const charge = `${prosecution.id}-count-1`;

/** Every way to a sealed record, with the same question about a record that never was. */
const WAYS: readonly [string, string, string][] = [
  ["prosecution by id", `{ prosecution(id: "${prosecution.id}") { id } }`, `{ prosecution(id: "none") { id } }`],
  [
    "investigation by id",
    `{ investigation(id: "${investigation.id}") { id } }`,
    `{ investigation(id: "none") { id } }`,
  ],
  ["charge by id", `{ charge(id: "${charge}") { id } }`, `{ charge(id: "none") { id } }`],
  ...["ids", "search"].flatMap((field): [string, string, string][] => {
    const value = (id: string): string => (field === "ids" ? `["${id}"]` : `"${id}"`);
    const list = (name: string, id: string): string =>
      `{ ${name}(filter: { ${field}: ${value(id)} }) { totalCount nodes { id } pageInfo { endCursor } } }`;
    return [
      [`prosecutions by ${field}`, list("prosecutions", prosecution.id), list("prosecutions", "none")],
      [`investigations by ${field}`, list("investigations", investigation.id), list("investigations", "none")],
      [`charges by ${field}`, list("charges", charge), list("charges", "none")],
    ];
  }),
  [
    "districts by what is prosecuted there",
    `{ districts(filter: { ids: ["${sealed.districtId}"], chargedUnder: ["18-usc-1030"], aiAgents: true }) { totalCount nodes { id } } }`,
    `{ districts(filter: { ids: ["akd"], chargedUnder: ["18-usc-1030"], aiAgents: true }) { totalCount nodes { id } } }`,
  ],
];

const ENTITIES: readonly [string, string, string][] = [
  ["Prosecution", prosecution.id, "id docket"],
  ["Investigation", investigation.id, "id title"],
  ["Charge", charge, "id allegation"],
];

const LISTS: readonly [string, string, string][] = [
  ["Vulnerability", sealed.vulnerabilityIds[0]!, "exploitedIn"],
  ["FrontierModel", prosecution.modelIds[0]!, "allegedUse"],
  ["Organization", sealed.organizationIds[0]!, "victimIn"],
  ["Directive", prosecution.directiveIds[0]!, "prosecutions"],
];

const REPRESENTATIONS = "query ($r: [_Any!]!) { _entities(representations: $r)";

describe("sealed records", () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(doj);
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  const askEntity = async (__typename: string, id: string, selection: string): Promise<Answer> =>
    subgraph.ask(`${REPRESENTATIONS} { ... on ${__typename} { ${selection} } } }`, { r: [{ __typename, id }] });

  it.each(WAYS)("answer %s exactly as an absent record does", async (_way, question, absent) => {
    const answer = await subgraph.ask(question);
    expect(answer.errors).toBeUndefined();
    expect(answer).toEqual(await subgraph.ask(absent));
  });

  it.each(ENTITIES)("answer a reference to a %s exactly as an absent record does", async (type, id, selection) => {
    expect(await askEntity(type, id, selection)).toEqual(await askEntity(type, "none", selection));
  });

  it.each(LISTS)("are in no list and no count of %s %s", async (type, id, field) => {
    const selection = `${field} { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } }`;
    const answer = await askEntity(type, id, selection);
    expect(answer.data._entities[0][field].totalCount).toBe(0);
    expect(answer).toEqual(await askEntity(type, "none", selection));
  });

  it("are not counted under their district and statute", async () => {
    const answer = await subgraph.ask(`{
      district(id: "${sealed.districtId}") { prosecutions { totalCount nodes { id } } investigations { nodes { id } } }
      statute(id: "18-usc-1030") { prosecutions(first: 1000) { totalCount nodes { id } } } }`);
    const { district, statute } = answer.data;
    expect(district.prosecutions.nodes).toHaveLength(district.prosecutions.totalCount);
    expect(statute.prosecutions.nodes).toHaveLength(statute.prosecutions.totalCount);
    expect(JSON.stringify(answer)).not.toContain(prosecution.id);
    expect(JSON.stringify(answer)).not.toContain(investigation.id);
  });

  it("leave a referral that looks like one that still waits for its investigation", async () => {
    const answer = await subgraph.ask(
      `{ referral(id: "${sealed.referral!.id}") { state investigation { id } history { action basis } } }`,
    );
    expect(answer.data.referral).toEqual({
      state: "ACCEPTED",
      investigation: null,
      history: [
        { action: "create", basis: "Referred by nsa" },
        { action: "accept", basis: "Referred by nsa" },
      ],
    });
    const waiting = await subgraph.ask(
      `{ referrals(first: 1000, filter: { states: [ACCEPTED] }) { nodes { id investigation { id } } } }`,
    );
    const others = waiting.data.referrals.nodes.filter(
      (node: { id: string; investigation: object | null }) =>
        node.investigation === null && node.id !== sealed.referral!.id,
    );
    expect(others.length).toBeGreaterThan(0);
  });

  it("are nowhere in the whole lists, which hold every unsealed record", async () => {
    const answer = await subgraph.ask(`{
      prosecutions(first: 1000) { totalCount nodes { id sealed investigation { id } } }
      investigations(first: 1000) { totalCount nodes { id sealed prosecutions { id } } }
      charges(first: 1000) { totalCount nodes { id prosecution { id } } } }`);
    expect(answer.errors).toBeUndefined();
    for (const list of Object.values<{ totalCount: number; nodes: { sealed?: boolean }[] }>(answer.data)) {
      expect(list.nodes).toHaveLength(list.totalCount);
      expect(list.nodes.every((node) => node.sealed !== true)).toBe(true);
    }
    expect(JSON.stringify(answer)).not.toContain(prosecution.id);
    expect(JSON.stringify(answer)).not.toContain(investigation.id);
  });
});
