import { coordination } from "../../../subgraphs/coordination/subgraph";
import { writeCheckpoint } from "../../../subgraphs/kit/audit/checkpoint/write-checkpoint";
import { type TestAuditDatabase, createTestAuditDatabase } from "../../fixture/audit";
import { query } from "../../fixture/query";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { temporaryDirectory } from "../../fixture/temporary-directory";
import { append, entry } from "../kit/audit/audit-fixture";

const ENTRIES = `query ($after: String, $filter: AuditEntryFilter) {
  auditEntries(first: 2, after: $after, filter: $filter, orderBy: { field: AT }) {
    nodes { id at subject decision ids recordsMarking { level } } pageInfo { hasNextPage endCursor } totalCount
  }
}`;
const CHECKPOINTS = "{ auditCheckpoints { number chains statement signature } }";

describe("the auditor's view", () => {
  let audit: TestAuditDatabase;
  let subgraph: TestSubgraph;
  beforeEach(async () => {
    audit = await createTestAuditDatabase();
    await append(audit, [
      entry({ subject: "one" }),
      entry({ subject: "two", level: "SECRET" }),
      entry({ subject: "three", kind: "COMMAND", deed: "deed-1", decision: "ATTEMPTED" }),
    ]);
    subgraph = await startTestSubgraph(coordination, { audit });
  });
  afterEach(async () => {
    await subgraph[Symbol.asyncDispose]();
    await audit[Symbol.asyncDispose]();
  });

  it("shows an auditor pages of entries, filtered and ordered, and writes down that they were read", async () => {
    const first = await subgraph.askAs("auditor", ENTRIES);
    expect(first.errors).toBeUndefined();
    const { nodes, pageInfo, totalCount } = first.data.auditEntries;
    expect(nodes).toMatchObject([{ subject: "one" }, { subject: "two", recordsMarking: { level: "SECRET" } }]);
    expect([pageInfo.hasNextPage, totalCount]).toEqual([true, 3]);
    const next = await subgraph.askAs("auditor", ENTRIES, { after: pageInfo.endCursor });
    expect(next.data.auditEntries.nodes).toMatchObject([
      { subject: "three" },
      { subject: "AUDITOR@hub", ids: nodes.map(({ id }: { id: string }) => id), recordsMarking: { level: "CUI" } },
    ]);
    const pending = await subgraph.askAs("auditor", ENTRIES, { filter: { lacksOutcome: true } });
    expect(pending.data.auditEntries.nodes).toMatchObject([{ subject: "three" }]);
    const about = await subgraph.askAs("auditor", ENTRIES, { filter: { recordId: "CVE-2026-1", agencies: ["cisa"] } });
    expect(about.data.auditEntries.totalCount).toBe(3);
  });

  it("shows checkpoints as they were signed", async () => {
    using folder = temporaryDirectory();
    const made = await writeCheckpoint({ readerUrl: audit.readerUrl, directory: folder.path });
    const { data } = await subgraph.askAs("auditor", CHECKPOINTS);
    expect(data.auditCheckpoints).toMatchObject([{ number: 1, chains: 1, statement: JSON.stringify(made) }]);
  });

  const EACH = ["AuditEntry", "AuditEntry", "AuditCheckpoint"];
  it.each([
    ["public", EACH.slice(0, 1)],
    ["nsa-director", EACH],
    ["doj-prosecutor", EACH],
    ["developer-acme", EACH],
  ])(
    "answers %s the same whether there is anything or not, and writes the attempt down, the public's first alone",
    async (identity, written) => {
      const full = await subgraph.askAs(identity, ENTRIES);
      const none = await subgraph.askAs(identity, ENTRIES, { filter: { subjects: ["nobody"] } });
      expect(full).toEqual(none);
      expect(full.data).toEqual({ auditEntries: null });
      expect(full.errors?.[0]?.extensions).toEqual({ code: "DENIED", agency: "coordination" });
      expect((await subgraph.askAs(identity, CHECKPOINTS)).data).toEqual({ auditCheckpoints: null });
      const refused = await query(
        audit.readerUrl,
        "SELECT record_type FROM entry WHERE decision = 'REFUSED' ORDER BY at",
      );
      expect(refused.map(({ record_type: type }) => type)).toEqual(written);
    },
  );

  it("shows nothing while the reading cannot be written down, nor while there is nothing to read from", async () => {
    await query(audit.superuserUrl, "REVOKE EXECUTE ON FUNCTION append_audit(jsonb) FROM hub_coordination");
    const unwritten = await subgraph.askAs("auditor", ENTRIES);
    expect(unwritten.data).toBeUndefined();
    expect(unwritten.errors?.[0]?.extensions?.code).toBe("AUDIT_UNAVAILABLE");
    await query(audit.superuserUrl, "GRANT EXECUTE ON FUNCTION append_audit(jsonb) TO hub_coordination");
    await query(audit.superuserUrl, "REVOKE SELECT ON audit_entry FROM hub_auditor");
    expect((await subgraph.askAs("auditor", ENTRIES)).errors?.[0]?.extensions?.code).toBe("AUDIT_UNAVAILABLE");
    await query(audit.superuserUrl, "GRANT SELECT ON audit_entry TO hub_auditor");
    expect((await subgraph.askAs("auditor", ENTRIES)).data.auditEntries.totalCount).toBe(3);
  });
});
