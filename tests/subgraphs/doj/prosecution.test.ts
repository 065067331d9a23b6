import { DIRECTIVES, MODELS, ORGANIZATIONS, VULNERABILITIES } from "../../../subgraphs/kit/demonstration/world";
import { doj } from "../../../subgraphs/doj/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const NYSD = "nysd-26-cr-00411";
const CAND = "cand-26-cr-00287";
const TXSD = "txsd-26-cr-00133";

const idsOf = (nodes: readonly { id: string }[]): string[] => nodes.map((node) => node.id);

describe("DOJ's prosecutions", () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(doj, { scale: 4 });
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  it("tell one case whole, from referral to charges", async () => {
    const answer = await subgraph.ask(`{ prosecution(id: "${NYSD}") {
      docket caption state filedOn disposedOn usesAiAgents sealed version
      district { id citation }
      investigation { title state openedOn concludedOn referrals { id agency { id } } prosecutions { id } }
      charges { count offenceOn filedOn statute { citation } prosecution { id } }
      vulnerabilities { id } models { id } directives { id } victims { id }
      history { action fromState toState office at }
      marking { level } provenance { source } } }`);
    expect(answer.errors).toBeUndefined();
    expect(answer.data.prosecution).toEqual({
      docket: "1:26-cr-00411",
      caption: "United States v. Defendant A",
      state: "CHARGED",
      filedOn: "2026-08-12",
      disposedOn: null,
      usesAiAgents: true,
      sealed: false,
      version: 1,
      district: { id: "nysd", citation: "S.D.N.Y." },
      investigation: {
        title: "Locked building controls at a rural hospital",
        state: "CHARGED",
        openedOn: "2026-07-23",
        concludedOn: "2026-08-12",
        referrals: [{ id: "referral-cisa-1", agency: { id: "cisa" } }],
        prosecutions: [{ id: NYSD }],
      },
      charges: [
        {
          count: 1,
          offenceOn: "2026-07-18",
          filedOn: "2026-08-12",
          statute: { citation: "18 U.S.C. § 1030" },
          prosecution: { id: NYSD },
        },
        {
          count: 2,
          offenceOn: "2026-07-19",
          filedOn: "2026-08-12",
          statute: { citation: "18 U.S.C. § 1343" },
          prosecution: { id: NYSD },
        },
      ],
      vulnerabilities: [{ id: VULNERABILITIES.knx }],
      models: [{ id: MODELS.forge.id }],
      directives: [{ id: DIRECTIVES.bod2604 }],
      victims: [{ id: ORGANIZATIONS.juniperFalls }],
      history: [
        { action: "create", fromState: null, toState: "CHARGED", office: "USAO nysd", at: "2026-08-12T14:00:00.000Z" },
      ],
      marking: { level: "UNCLASSIFIED" },
      provenance: { source: "demonstration" },
    });
  });

  it.each([
    ['{ chargedUnder: ["18-usc-1030"], aiAgents: true }', ["cand", "nysd"]],
    ['{ chargedUnder: ["18-usc-1030"], aiAgents: false, ids: ["cand", "nysd", "txsd"] }', ["txsd"]],
    ['{ chargedUnder: ["18-usc-371"] }', ["cand"]],
    ['{ aiAgents: true, ids: ["txsd", "nysd"] }', ["nysd"]],
    ["{ chargedUnder: [] }", []],
  ])("find districts by %s, of one and the same prosecution", async (filter, expected) => {
    const answer = await subgraph.ask(`{ districts(filter: ${filter}) { totalCount nodes { id } } }`);
    expect(idsOf(answer.data.districts.nodes)).toEqual(expected);
    expect(answer.data.districts.totalCount).toBe(expected.length);
  });

  it.each([
    [`{ chargedUnder: ["18-usc-1030"], usesAiAgents: true }`, [CAND, NYSD]],
    [`{ vulnerabilities: ["${VULNERABILITIES.sonicWall}"] }`, [TXSD]],
    [`{ models: ["${MODELS.forge.id}"] }`, [NYSD]],
    [`{ directives: ["${DIRECTIVES.bod2604}"] }`, [CAND, NYSD]],
    [`{ victims: ["${ORGANIZATIONS.juniperFalls}"] }`, [NYSD]],
    [`{ search: "26-cr-00133" }`, [TXSD]],
    [
      `{ filedFrom: "2026-08-12", filedBefore: "2026-08-20", districts: ["nysd", "cand"], states: [CHARGED] }`,
      [CAND, NYSD],
    ],
    [`{ filedFrom: "2026-08-13", filedBefore: "2026-08-19", ids: ["${NYSD}", "${CAND}"] }`, []],
  ])("are found by %s", async (filter, expected) => {
    const answer = await subgraph.ask(`{ prosecutions(filter: ${filter}) { totalCount nodes { id } } }`);
    expect(idsOf(answer.data.prosecutions.nodes)).toEqual(expected);
    expect(answer.data.prosecutions.totalCount).toBe(expected.length);
  });

  it.each([
    ["Vulnerability", VULNERABILITIES.knx, "exploitedIn", [NYSD]],
    ["Vulnerability", VULNERABILITIES.langflow, "exploitedIn", [CAND]],
    ["Vulnerability", VULNERABILITIES.sonicWall, "exploitedIn", [TXSD]],
    ["Vulnerability", VULNERABILITIES.mlflow, "exploitedIn", []],
    ["FrontierModel", MODELS.forge.id, "allegedUse", [NYSD]],
    ["FrontierModel", MODELS.sentinel.id, "allegedUse", []],
    ["Organization", ORGANIZATIONS.juniperFalls, "victimIn", [NYSD]],
    ["Organization", ORGANIZATIONS.cedarValley, "victimIn", []],
    ["Organization", ORGANIZATIONS.mesaWater, "referrals", ["referral-nsa-1"]],
    ["Organization", ORGANIZATIONS.firstHarbor, "referrals", []],
    ["Directive", DIRECTIVES.bod2604, "prosecutions", [CAND, NYSD]],
    ["Directive", DIRECTIVES.ed2603, "prosecutions", []],
    ["Agency", "cisa", "referrals", ["referral-cisa-1", "referral-cisa-2"]],
    ["Agency", "treasury", "referrals", ["referral-treasury-1"]],
    ["Agency", "nsa", "referrals", ["referral-nsa-1"]],
    ["Agency", "opm", "referrals", []],
    ["Agency", "doj", "referrals", []],
  ])("add to %s %s the list %s", async (...[__typename, id, field, expected]) => {
    const answer = await subgraph.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) {
        ... on ${__typename} { id ${field} { totalCount nodes { id } } } } }`,
      { r: [{ __typename, id }] },
    );
    const [entity] = answer.data._entities;
    expect(entity.id).toBe(id);
    expect(idsOf(entity[field].nodes)).toEqual(expected);
    expect(entity[field].totalCount).toBe(expected.length);
  });

  it("cost three statements for a hundred vulnerabilities with prosecutions and their charges", async () => {
    const r = Array.from({ length: 100 }, (_, n) => ({
      __typename: "Vulnerability",
      id: n === 0 ? VULNERABILITIES.knx : `HUB-2026-${String(n).padStart(6, "0")}`,
    }));
    const answer = await subgraph.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Vulnerability {
        exploitedIn(first: 5) { nodes { docket charges { statute { id } } victims { id } } } } } }`,
      { r },
    );
    expect(answer.errors).toBeUndefined();
    expect(subgraph.statements()).toBe(3);
    expect(answer.data._entities[0].exploitedIn.nodes[0].charges[0].statute.id).toBe("18-usc-1030");
    const found: { exploitedIn: { nodes: unknown[] } }[] = answer.data._entities.slice(1);
    expect(found.some((entity) => entity.exploitedIn.nodes.length > 0)).toBe(true);
  });

  it.each(["prosecutions", "investigations", "referrals", "charges"])(
    "are paged so that %s gives each row once, rows without a value last",
    async (list) => {
      const field = { prosecutions: "DISPOSED_ON", investigations: "CONCLUDED_ON", referrals: "DECIDED_ON" }[list];
      const order = field === undefined ? "FILED_ON" : field;
      const ids: string[] = [];
      let after: string | null = null;
      let total: number;
      do {
        const answer = await subgraph.ask(
          `query ($after: String) { ${list}(first: 7, after: $after, orderBy: { field: ${order}, direction: DESC }) {
            totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
          { after },
        );
        const page = answer.data[list];
        ids.push(...idsOf(page.nodes));
        total = page.totalCount;
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      const whole = await subgraph.ask(
        `{ ${list}(first: 1000, orderBy: { field: ${order}, direction: DESC }) { nodes { id } } }`,
      );
      expect(ids).toEqual(idsOf(whole.data[list].nodes));
      expect(new Set(ids).size).toBe(total);
      expect(total).toBeGreaterThan(14);
    },
  );

  it.each([
    ["prosecutions(first: 1001)", "`first` is 1001"],
    ['prosecutions(after: "nonsense")', "not a cursor"],
  ])("refuse %s", async (field, message) => {
    const answer = await subgraph.ask(`{ ${field} { nodes { id } } }`);
    expect(answer.errors?.[0]?.message).toContain(message);
    expect(answer.errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });

  it.each([
    ['referrals(filter: { states: [DECLINED], agencies: ["cisa"] })', []],
    ['referrals(filter: { organizations: ["mesa-water-district"] })', ["referral-nsa-1"]],
    [`referrals(filter: { vulnerabilities: ["${VULNERABILITIES.knx}"] })`, ["referral-cisa-1"]],
    [
      'referrals(filter: { receivedFrom: "2026-07-20", receivedBefore: "2026-07-22" })',
      ["referral-cisa-1", "referral-cisa-2"],
    ],
    ['referrals(filter: { districts: ["txsd"], search: "county" })', ["referral-cisa-2"]],
    [
      `investigations(filter: { vulnerabilities: ["${VULNERABILITIES.langflow}"], states: [CHARGED] })`,
      ["investigation-cand-1"],
    ],
    [
      'investigations(filter: { openedFrom: "2026-07-23", openedBefore: "2026-07-24", search: "ransomware" })',
      ["investigation-txsd-1"],
    ],
    [`charges(filter: { prosecutions: ["${TXSD}"], statutes: ["18-usc-1030"] })`, [`${TXSD}-count-1`]],
    [
      'charges(filter: { offenceFrom: "2026-07-18", offenceBefore: "2026-07-20" })',
      [`${NYSD}-count-2`, `${NYSD}-count-1`],
    ],
  ])("come with lists: %s", async (field, expected) => {
    const answer = await subgraph.ask(`{ list: ${field} { nodes { id } } }`);
    expect(answer.errors).toBeUndefined();
    expect(idsOf(answer.data.list.nodes)).toEqual(expected);
  });
});
