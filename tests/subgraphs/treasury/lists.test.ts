import { treasury } from "../../../subgraphs/treasury/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

interface Paged {
  readonly nodes: readonly Record<string, unknown>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly totalCount: number;
}

describe("lists", () => {
  let subgraph: TestSubgraph;

  beforeAll(async () => {
    subgraph = await startTestSubgraph(treasury);
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  async function list(field: string, args: string, selection: string): Promise<Paged> {
    const answer = await subgraph.ask(
      `{ list: ${field}${args === "" ? "" : `(${args})`} { totalCount nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(answer.errors).toBeUndefined();
    return answer.data.list;
  }

  async function wholeList(field: string, order: string, selection: string) {
    const rows: Record<string, unknown>[] = [];
    let after = "null";
    for (;;) {
      const page = await list(field, `first: 17, after: ${after}, orderBy: ${order}`, selection);
      rows.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) return { rows, totalCount: page.totalCount };
      after = JSON.stringify(page.pageInfo.endCursor);
    }
  }

  it.each([
    ["vulnerabilityCases", "REPORTED_AT", "reportedAt"],
    ["vulnerabilityCases", "VALIDATED_AT", "validatedAt"],
    ["vulnerabilityCases", "CLOSED_AT", "closedAt"],
    ["patchDeliveries", "SENT_AT", "sentAt"],
    ["patchDeliveries", "ACKNOWLEDGED_AT", "acknowledgedAt"],
    ["patchDeliveries", "APPLIED_AT", "appliedAt"],
    ["participations", "WITHDRAWN_AT", "withdrawnAt"],
    ["scanClaims", "STARTS_AT", "startsAt"],
    ["embargoes", "ENDS_AT", "endsAt"],
    ["embargoParticipants", "DECIDED_AT", "decidedAt"],
    ["fixes", "VERIFIED_AT", "verifiedAt"],
  ])("of %s, by %s, give each row once, in order, those without a value last", async (field, order, property) => {
    for (const direction of ["ASC", "DESC"]) {
      const { rows, totalCount } = await wholeList(
        field,
        `{ field: ${order}, direction: ${direction} }`,
        `id ${property}`,
      );
      expect(new Set(rows.map((row) => row.id)).size).toBe(totalCount);
      expect(rows).toHaveLength(totalCount);
      const values = rows.map((row) => row[property]);
      const known = values.filter((value) => value !== null) as string[];
      const sorted = direction === "ASC" ? known.toSorted() : known.toSorted().toReversed();
      expect(values).toEqual([...sorted, ...values.slice(known.length).map(() => null)]);
    }
  });

  it("of cases order by urgency, not by spelling", async () => {
    const { rows } = await wholeList("vulnerabilityCases", "{ field: PRIORITY, direction: DESC }", "id priority");
    expect([...new Set(rows.map((row) => row.priority))]).toEqual(["CRITICAL", "HIGH", "MEDIUM", "LOW"]);
  });

  it.each([
    ["open: true", (row: Row) => !["CLOSED", "REJECTED", "DUPLICATE"].includes(row.state)],
    ["open: false", (row: Row) => ["CLOSED", "REJECTED", "DUPLICATE"].includes(row.state)],
    ["states: [VALIDATED, DEFERRED]", (row: Row) => ["VALIDATED", "DEFERRED"].includes(row.state)],
    ["priorities: [CRITICAL]", (row: Row) => row.priority === "CRITICAL"],
    ["foundByModel: true", (row: Row) => row.discoveredBy !== null],
    ["embargoed: true", (row: Row) => row.embargo?.inForce === true],
    ["embargoed: false", (row: Row) => row.embargo?.inForce !== true],
    ['reportedFrom: "2026-07-01T00:00:00Z"', (row: Row) => row.reportedAt >= "2026-07-01"],
    ['reportedBefore: "2026-07-01T00:00:00Z"', (row: Row) => row.reportedAt < "2026-07-01"],
    ['closedFrom: "2026-08-01T00:00:00Z"', (row: Row) => (row.closedAt ?? "") >= "2026-08-01"],
    ['reportedBy: ["acme-ai"]', (row: Row) => row.reportedBy.id === "acme-ai"],
    ['maintainers: ["open-relay-project"]', (row: Row) => row.maintainer?.id === "open-relay-project"],
    ['vulnerabilities: ["HUB-2026-000007"]', (row: Row) => row.vulnerability.id === "HUB-2026-000007"],
    ['search: "PARSER"', (row: Row) => row.title.toLowerCase().includes("parser")],
  ])("of cases keep what fits %s, and all of it", async (filter, fits) => {
    const selection = `id title state priority reportedAt closedAt discoveredBy { id } reportedBy { id } maintainer { id }
      vulnerability { id } embargo { inForce }`;
    const all = await list("vulnerabilityCases", "first: 1000, orderBy: { field: ID }", selection);
    const kept = await list("vulnerabilityCases", `first: 1000, orderBy: { field: ID }, filter: { ${filter} }`, "id");
    const expected = (all.nodes as unknown as Row[]).filter(fits).map(({ id }) => ({ id }));
    expect(expected.length).toBeGreaterThan(0);
    expect(kept.nodes).toEqual(expected);
  });

  interface Row {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly priority: string;
    readonly reportedAt: string;
    readonly closedAt: string | null;
    readonly discoveredBy: object | null;
    readonly reportedBy: { readonly id: string };
    readonly maintainer: { readonly id: string } | null;
    readonly vulnerability: { readonly id: string };
    readonly embargo: { readonly inForce: boolean } | null;
  }

  it.each([
    ["scanClaims", 'live: true, targets: ["brightgate-software/gate"]', ["scan-gate-2"]],
    ["scanClaims", 'at: "2026-07-30T00:00:00Z", participants: ["acme-ai"]', ["scan-gate-1"]],
    ["scanClaims", 'search: "online-bank"', ["scan-online-banking-1"]],
    ["embargoes", 'signatories: ["open-relay-project"], inForce: true', ["embargo-gate-login"]],
    ["embargoes", 'cases: ["case-hub-2026-r00001"], states: [EXITED]', ["embargo-relay-parser"]],
    [
      "embargoParticipants",
      'organizations: ["meridian-models"], states: [INVITED]',
      ["embargo-gate-login-meridian-models"],
    ],
    ["fixes", 'verified: false, submittedBy: ["brightgate-software"]', ["fix-case-cve-2026-15409"]],
    ["fixes", 'search: "relay-3"', ["fix-case-hub-2026-r00001"]],
    [
      "participations",
      'organizations: ["first-harbor-bank"], states: [WITHDRAWN]',
      ["participation-first-harbor-bank"],
    ],
    [
      "patchDeliveries",
      'agencies: ["va"], undelivered: true',
      ["fix-case-cve-2026-42271-to-va", "fix-case-cve-2023-4346-to-va"],
    ],
    [
      "patchDeliveries",
      'vulnerabilities: ["CVE-2023-4346"], declineReasons: [ALREADY_FIXED]',
      ["fix-case-cve-2023-4346-to-gsa", "fix-case-cve-2023-4346-to-nasa"],
    ],
  ])("of %s keep what fits %s", async (field, filter, ids) => {
    expect((await list(field, `filter: { ${filter} }`, "id")).nodes).toEqual(ids.map((id) => ({ id })));
  });

  it.each([
    ['vulnerabilityCases(after: "nonsense")', "`after` is not a cursor of this hub."],
    ["fixes(first: 1001)", "`first` is 1001; it must be between 0 and 1000."],
    ["patchDeliveries(first: -1)", "`first` is -1; it must be between 0 and 1000."],
  ])("refuse %s", async (field, message) => {
    const answer = await subgraph.ask(`{ ${field} { nodes { id } } }`);
    expect(answer.errors).toMatchObject([{ message, extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("answer null for an unknown id", async () => {
    const answer = await subgraph.ask(`{ vulnerabilityCase(id: "none") { id } embargo(id: "none") { id } }`);
    expect(answer).toEqual({ data: { vulnerabilityCase: null, embargo: null } });
  });
});
