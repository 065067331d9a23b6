import { cisa } from "../../../subgraphs/cisa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { walkPages } from "../../fixture/walk-pages";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const entities = async (representations: object[], selection: string) =>
  subgraph.ask(`query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`, { r: representations });

describe("Directive as an entity interface", () => {
  it("resolves by the interface's name to the concrete type", async () => {
    const ids = ["BOD-26-04", "ED-26-03", "ED-26-03-SD", "NO-1"];
    const answer = await entities(
      ids.map((id) => ({ __typename: "Directive", id })),
      "__typename ... on Directive { id kind number }",
    );
    expect(answer).toEqual({
      data: {
        _entities: [
          {
            __typename: "BindingOperationalDirective",
            id: "BOD-26-04",
            kind: "BINDING_OPERATIONAL",
            number: "BOD 26-04",
          },
          { __typename: "EmergencyDirective", id: "ED-26-03", kind: "EMERGENCY", number: "ED 26-03" },
          {
            __typename: "SupplementalDirection",
            id: "ED-26-03-SD",
            kind: "SUPPLEMENTAL",
            number: "Supplemental Direction ED 26-03",
          },
          null,
        ],
      },
    });
  });

  it("resolves by concrete names, and not by another kind's", async () => {
    const answer = await entities(
      [
        { __typename: "BindingOperationalDirective", id: "BOD-25-01" },
        { __typename: "EmergencyDirective", id: "ED-26-03" },
        { __typename: "SupplementalDirection", id: "ED-26-03-SD" },
        { __typename: "EmergencyDirective", id: "BOD-25-01" },
        { __typename: "SupplementalDirection", id: "ED-26-03" },
      ],
      `__typename ... on Directive { id }
       ... on EmergencyDirective { threat supplementalDirections { id } }
       ... on SupplementalDirection { supplements { __typename id } }`,
    );
    expect(answer).toEqual({
      data: {
        _entities: [
          { __typename: "BindingOperationalDirective", id: "BOD-25-01" },
          {
            __typename: "EmergencyDirective",
            id: "ED-26-03",
            threat: "Active exploitation of Cisco SD-WAN systems through CVE-2026-20127 and CVE-2022-20775.",
            supplementalDirections: [{ id: "ED-26-03-SD" }],
          },
          {
            __typename: "SupplementalDirection",
            id: "ED-26-03-SD",
            supplements: { __typename: "EmergencyDirective", id: "ED-26-03" },
          },
          null,
          null,
        ],
      },
    });
  });

  it("costs one statement for all kinds and both names", async () => {
    await entities(
      [
        { __typename: "Directive", id: "BOD-26-04" },
        { __typename: "BindingOperationalDirective", id: "BOD-26-02" },
        { __typename: "EmergencyDirective", id: "ED-26-03" },
        { __typename: "SupplementalDirection", id: "ED-26-03-SD" },
      ],
      "... on Directive { id title }",
    );
    expect(subgraph.statements()).toBe(1);
  });

  it("is printed as a keyed interface with keyed implementing types", async () => {
    const { data } = await subgraph.ask("{ _service { sdl } }");
    expect(data._service.sdl).toContain('interface Directive @key(fields: "id") {');
    for (const name of ["BindingOperationalDirective", "EmergencyDirective", "SupplementalDirection"]) {
      expect(data._service.sdl).toContain(`type ${name} implements Directive @key(fields: "id") {`);
    }
    expect(data._service.sdl).toContain('agency: Agency @provides(fields: "name acronym")');
  });
});

describe("directive", () => {
  it("tells BOD 26-04 whole", async () => {
    const { data } = await subgraph.ask(`{ directive(id: "BOD-26-04") {
      __typename title state issuedOn endedOn civilian url obligations { id } supersededBy { id }
      supersedes { id state endedOn supersededBy { id } }
      requiredActions { ordinal text dueOn cadence directive { id } }
      history { at action fromState toState office } provenance { source } } }`);
    expect(data.directive).toEqual({
      __typename: "BindingOperationalDirective",
      title: "Prioritizing Security Updates Based on Risk",
      state: "ISSUED",
      issuedOn: "2026-06-10",
      endedOn: null,
      civilian: true,
      url: "https://www.cisa.gov/news-events/directives/bod-26-04-prioritizing-security-updates-based-risk",
      obligations: [{ id: "EO14409-2c-i" }],
      supersededBy: null,
      supersedes: [
        { id: "BOD-19-02", state: "REVOKED", endedOn: "2026-06-10", supersededBy: { id: "BOD-26-04" } },
        { id: "BOD-22-01", state: "REVOKED", endedOn: "2026-06-10", supersededBy: { id: "BOD-26-04" } },
      ],
      requiredActions: [
        [1, "Bring the vulnerability management policy into line with the four criteria.", null],
        [2, "Remediate each vulnerability on each asset within its tier.", "by tier, in calendar days"],
        [3, "Carry out a forensic triage of assets in the highest tier.", "within 3 days"],
        [4, "Inventory and tag publicly exposed assets.", null],
      ].map(([ordinal, text, cadence]) => ({ ordinal, text, cadence, dueOn: null, directive: { id: "BOD-26-04" } })),
      history: [
        { at: "2026-06-10T00:00:00.000Z", action: "issue", fromState: "DRAFT", toState: "ISSUED", office: "CISA" },
      ],
      provenance: { source: "CISA directives; that it serves section 2(c) of the order is inferred" },
    });
  });

  it("leaves a day open that no source is sure of", async () => {
    const { data } = await subgraph.ask(
      `{ directive(id: "ED-26-03-SD") { issuedOn history { at } provenance { source } } }`,
    );
    expect(data.directive).toEqual({
      issuedOn: null,
      history: [],
      provenance: { source: "CISA directives; the day of issue is not verified" },
    });
  });
});

describe("directives", () => {
  it("lists the latest issued first, the undated last", async () => {
    expect(await walkPages(subgraph, { field: "directives", first: 3 })).toEqual([
      "BOD-26-04",
      "ED-26-03",
      "BOD-26-02",
      "BOD-25-01",
      "BOD-23-02",
      "BOD-23-01",
      "BOD-22-01",
      "BOD-20-01",
      "BOD-19-02",
      "ED-26-03-SD",
    ]);
  });

  it.each([
    [`{ kinds: [EMERGENCY, SUPPLEMENTAL] }`, ["ED-26-03", "ED-26-03-SD"]],
    [`{ states: [REVOKED] }`, ["BOD-22-01", "BOD-19-02"]],
    [`{ issuedFrom: "2026-02-05", issuedBefore: "2026-06-10" }`, ["ED-26-03", "BOD-26-02"]],
    [`{ obligations: ["EO14409-2c-i", "EO14409-4"] }`, ["BOD-26-04"]],
    [`{ search: "edge" }`, ["BOD-26-02"]],
    [`{ civilian: false }`, []],
  ])("filters by %s", async (filter, ids) => {
    const { data } = await subgraph.ask(`{ directives(filter: ${filter}) { nodes { id } totalCount } }`);
    expect(data.directives.nodes.map((node: { id: string }) => node.id)).toEqual(ids);
    expect(data.directives.totalCount).toBe(ids.length);
  });

  it("answers actions, kin and summary of all of them in a fixed number of statements", async () => {
    const answer = await subgraph.ask(`{ directives { nodes { id
      requiredActions { text } supersedes { id } supersededBy { id } complianceSummary { total } } } }`);
    expect(answer.errors).toBeUndefined();
    expect(subgraph.statements()).toBe(5);
  });
});

describe("Obligation.directives", () => {
  it("lists the directives that serve an obligation, in one statement for all", async () => {
    const ids = ["EO14409-2c-i", "EO14409-4", "unknown"];
    const { data } = await entities(
      ids.map((id) => ({ __typename: "Obligation", id })),
      "... on Obligation { id directives { id } }",
    );
    expect(data._entities).toEqual([
      { id: "EO14409-2c-i", directives: [{ id: "BOD-26-04" }] },
      { id: "EO14409-4", directives: [] },
      { id: "unknown", directives: [] },
    ]);
    expect(subgraph.statements()).toBe(1);
  });
});
