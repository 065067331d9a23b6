import { ORGANIZATIONS } from "../../../subgraphs/kit/demonstration/world";
import { cisa } from "../../../subgraphs/cisa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { walkPages } from "../../fixture/walk-pages";

const ENTITIES = "query ($r: [_Any!]!) { _entities(representations: $r)";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const organizations = (ids: readonly string[]) => ({ r: ids.map((id) => ({ __typename: "Organization", id })) });

describe("Organization.serviceGrants", () => {
  it("tells which rural hospitals have access to covered models", async () => {
    const { juniperFalls, cedarValley, prairieView } = ORGANIZATIONS;
    const { data } = await subgraph.ask(
      `${ENTITIES} { ... on Organization { id
        serviceGrants(filter: { states: [ACTIVE], includesCoveredModels: true }) { nodes {
          service { name includesCoveredModels models { id } } } } } } }`,
      organizations([juniperFalls, cedarValley, prairieView]),
    );
    const nodes = [
      {
        service: {
          name: "AI-assisted Code Review",
          includesCoveredModels: true,
          models: [{ id: "acme-sentinel-2" }, { id: "halden-forge-1" }],
        },
      },
    ];
    expect(data._entities).toEqual([
      { id: juniperFalls, serviceGrants: { nodes } },
      { id: cedarValley, serviceGrants: { nodes } },
      { id: prairieView, serviceGrants: { nodes: [] } },
    ]);
  });

  it("costs at most three statements for 100 organizations", async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `org-${String(index + 1).padStart(6, "0")}`);
    const answer = await subgraph.ask(
      `${ENTITIES} { ... on Organization { id serviceGrants { totalCount nodes { service { name } } } } } }`,
      organizations(ids),
    );
    expect(answer.errors).toBeUndefined();
    const withGrant = answer.data._entities.filter(
      (one: { serviceGrants: { totalCount: number } }) => one.serviceGrants.totalCount === 1,
    );
    expect(withGrant).toHaveLength(20);
    expect(subgraph.statements()).toBe(3);
  });
});

describe("serviceGrant", () => {
  it("tells a grant that ended, day by day", async () => {
    const { data } = await subgraph.ask(`{ serviceGrant(id: "vulnerability-scanning-mesa-water-district") {
      state purpose requestedOn decidedOn activeFrom endedOn declineReason recipient { id }
      service { name aiEnabled audiences provenance { source } } history { at action } } }`);
    expect(data.serviceGrant).toEqual({
      state: "ENDED",
      purpose: "Scan the public dashboard",
      requestedOn: "2026-07-06",
      decidedOn: "2026-07-07",
      activeFrom: "2026-07-08",
      endedOn: "2026-07-28",
      declineReason: null,
      recipient: { id: "mesa-water-district" },
      service: {
        name: "Vulnerability Scanning",
        aiEnabled: false,
        audiences: ["FEDERAL", "STATE_LOCAL", "CRITICAL_INFRASTRUCTURE"],
        provenance: { source: "CISA cybersecurity services" },
      },
      history: [
        { at: "2026-07-06T15:00:00.000Z", action: "create" },
        { at: "2026-07-07T15:00:00.000Z", action: "grant" },
        { at: "2026-07-08T15:00:00.000Z", action: "activate" },
        { at: "2026-07-28T15:00:00.000Z", action: "end" },
      ],
    });
  });
});

describe("serviceGrants", () => {
  it.each(["REQUESTED_ON DESC", "ACTIVE_FROM ASC", "STATE ASC"])("pages in the order %s", async (order) => {
    const [field, direction] = order.split(" ");
    const args = `, orderBy: { field: ${field}, direction: ${direction} }`;
    const walked = await walkPages(subgraph, { field: "serviceGrants", first: 5, args });
    expect(walked).toEqual(await walkPages(subgraph, { field: "serviceGrants", first: 1000, args }));
    expect(new Set(walked).size).toBe(28);
  });

  it.each([
    [
      `recipients: ["lake-county", "open-relay-project"]`,
      ["ai-code-review-open-relay-project", "web-application-scanning-lake-county"],
    ],
    [`services: ["ai-code-review"], states: [REQUESTED]`, ["ai-code-review-open-relay-project"]],
    [`includesCoveredModels: true, search: "portal"`, ["ai-code-review-juniper-falls-hospital"]],
    [
      `states: [DECLINED], search: "customers", requestedFrom: "2026-07-06", requestedBefore: "2026-07-07"`,
      ["ai-log-triage-brightgate-software"],
    ],
  ])("filters by %s", async (filter, ids) => {
    const { data } = await subgraph.ask(
      `{ serviceGrants(orderBy: { field: ID }, filter: { ${filter} }) { nodes { id } } }`,
    );
    expect(data.serviceGrants.nodes.map((node: { id: string }) => node.id)).toEqual(ids);
  });
});

describe("defensiveServices", () => {
  it("lists the services by name, with the grants of each", async () => {
    const { data } = await subgraph.ask(`{ defensiveServices { nodes { name
      grants(filter: { recipients: ["${ORGANIZATIONS.lakeCounty}"] }) { totalCount } } } }`);
    expect(data.defensiveServices.nodes).toEqual([
      { name: "AI-assisted Code Review", grants: { totalCount: 0 } },
      { name: "AI-assisted Log Triage", grants: { totalCount: 0 } },
      { name: "Vulnerability Scanning", grants: { totalCount: 0 } },
      { name: "Web Application Scanning", grants: { totalCount: 1 } },
    ]);
  });

  it.each([
    [`{ aiEnabled: false, audiences: [FEDERAL] }`, ["vulnerability-scanning", "web-application-scanning"]],
    [`{ includesCoveredModels: true }`, ["ai-code-review"]],
    [`{ models: ["meridian-scout-3"] }`, ["ai-log-triage"]],
    [`{ ids: ["ai-log-triage"], search: "LOGS" }`, ["ai-log-triage"]],
  ])("filters by %s", async (filter, ids) => {
    const { data } = await subgraph.ask(`{ defensiveServices(filter: ${filter}) { nodes { id } } }`);
    expect(data.defensiveServices.nodes.map((node: { id: string }) => node.id)).toEqual(ids);
  });
});
