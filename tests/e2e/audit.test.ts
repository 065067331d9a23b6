import { createHash } from "node:crypto";
import { namesOf } from "../../cli/postgres/provision";
import { PERSONAS } from "../../common/personas";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import { VULNERABILITIES } from "../../subgraphs/kit/demonstration/world";
import { type TestAuditDatabase, createTestAuditDatabase } from "../fixture/audit";
import { type TestHub, createTestHub } from "../fixture/hub";
import { query } from "../fixture/query";

/** Classified at the NSA, controlled at the CISA, public at the OPM. */
const ACROSS = `{
  benchmarkRuns(first: 2) { nodes { id suite model { name } } }
  vulnerability(id: "${VULNERABILITIES.gateLogin}") { id marking { level } }
  hiringPathways(first: 2) { nodes { id title } }
}`;
const PUBLIC = "{ directives(first: 2) { nodes { id title } } frontierModels(first: 2) { nodes { id name } } }";
const ENTRIES = `query ($subjects: [String!]) {
  auditEntries(first: 20, filter: { subjects: $subjects }, orderBy: { field: AT, direction: ASC }) {
    nodes { agency subject roles office purpose operation correlationId kind recordType ids fields decision code }
  }
}`;
const DIRECTOR = { as: "nsa-director", purpose: "renewal of the 2026 benchmark, § 3(a)" } as const;
/** As the gateway tells it: beginning with the issuer. */
const SUBJECT = "test:NSA_DIRECTOR@nsa";

const APPENDERS = SUBGRAPH_NAMES.map((name) => namesOf(name).runtime).join(", ");

describe("the audit of what is asked through the gateway", () => {
  let audit: TestAuditDatabase;
  let hub: TestHub;
  beforeAll(async () => {
    audit = await createTestAuditDatabase();
    hub = await createTestHub({ audit });
  }, 60_000);
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await audit[Symbol.asyncDispose]();
  });

  /** As the auditor reads them through the gateway, the oldest first. */
  async function entriesOf(subject: string): Promise<readonly Record<string, unknown>[]> {
    const { data, errors } = await hub.askAs("auditor", ENTRIES, { subjects: [subject] });
    expect(errors).toBeUndefined();
    return data.auditEntries.nodes;
  }

  it("names who read which classified records of which agency, why, and in which request", async () => {
    const { data, errors } = await hub.askWhy(DIRECTOR, ACROSS);
    expect(errors).toBeUndefined();
    const found = await entriesOf(SUBJECT);
    const byAgency = Object.fromEntries(found.map((one) => [one.agency, one]));
    const entry = {
      subject: SUBJECT,
      roles: ["NSA_DIRECTOR"],
      office: "nsa",
      purpose: DIRECTOR.purpose,
      operation: createHash("sha256").update(ACROSS).digest("base64url"),
      correlationId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      kind: "READ",
      decision: "ALLOWED",
      code: null,
    };
    const runs = data.benchmarkRuns.nodes.map(({ id }: { id: string }) => id);
    expect(runs).toHaveLength(2);
    expect(found).toHaveLength(2);
    expect(byAgency).toEqual({
      nsa: { ...entry, agency: "nsa", recordType: "BenchmarkRun", ids: runs, fields: expect.any(Array) as string[] },
      cisa: {
        ...entry,
        agency: "cisa",
        recordType: "Vulnerability",
        ids: [VULNERABILITIES.gateLogin],
        fields: ["id", "marking"],
      },
    });
    expect(byAgency.nsa?.fields).toEqual(expect.arrayContaining(["id", "suite"]));
    expect(byAgency.nsa?.correlationId).toBe(byAgency.cisa?.correlationId);
  });

  it("tells one request from the next", async () => {
    const before = await entriesOf(SUBJECT);
    await hub.askWhy({ ...DIRECTOR, purpose: "another one" }, ACROSS);
    const added = (await entriesOf(SUBJECT)).slice(before.length);
    expect(added.map(({ purpose }) => purpose)).toEqual(["another one", "another one"]);
    expect(before.map(({ correlationId }) => correlationId)).not.toContain(added[0]?.correlationId);
  });

  it.each(Object.keys(PERSONAS).filter((persona) => persona !== "auditor"))("is denied to %s", async (persona) => {
    const { data, errors } = await hub.askAs(persona, ENTRIES, {});
    expect(data).toEqual({ auditEntries: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([[["auditEntries"], "DENIED"]]);
  });

  it("keeps classified records back while it cannot be written, and nothing else; then everything is answered again", async () => {
    const [usual, open] = [(await hub.askWhy(DIRECTOR, ACROSS)).data, await hub.askWhy(DIRECTOR, PUBLIC)];
    await query(audit.superuserUrl, `REVOKE EXECUTE ON FUNCTION append_audit(jsonb) FROM ${APPENDERS}`);
    try {
      const { data, errors } = await hub.askWhy(DIRECTOR, ACROSS);
      expect(data).toEqual({ ...usual, benchmarkRuns: null, vulnerability: null });
      expect(errors?.map(({ path, extensions }) => [path, extensions?.code, extensions?.agency])).toEqual([
        [["benchmarkRuns"], "AUDIT_UNAVAILABLE", "nsa"],
        [["vulnerability"], "AUDIT_UNAVAILABLE", "cisa"],
      ]);
      expect(await hub.askWhy(DIRECTOR, PUBLIC)).toEqual(open);
    } finally {
      await query(audit.superuserUrl, `GRANT EXECUTE ON FUNCTION append_audit(jsonb) TO ${APPENDERS}`);
    }
    expect(await hub.askWhy(DIRECTOR, ACROSS)).toEqual({ data: usual });
    expect(open).toMatchObject({ data: { directives: { nodes: [{}, {}] } } });
  });
});
