import { nsa } from "../../../../subgraphs/nsa/subgraph";
import { done, give } from "../../../fixture/give-command";
import { type TestAuditDatabase, createTestAuditDatabase } from "../../../fixture/audit";
import { query } from "../../../fixture/query";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";

const CLASSIFIED = "{ benchmarkRuns(first: 3) { nodes { id suite marking { level } } } }";
const PUBLIC = "{ nsaTasks(first: 3) { nodes { id version } } }";
const SUSPEND = "REVOKE EXECUTE ON FUNCTION append_audit(jsonb) FROM hub_nsa";
const RESUME = "GRANT EXECUTE ON FUNCTION append_audit(jsonb) TO hub_nsa";

describe("a subgraph and its audit", () => {
  let audit: TestAuditDatabase;
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    audit = await createTestAuditDatabase();
    subgraph = await startTestSubgraph(nsa, { audit });
  });
  afterAll(async () => {
    await subgraph[Symbol.asyncDispose]();
    await audit[Symbol.asyncDispose]();
  });

  const entries = async () => query(audit.readerUrl, "SELECT * FROM audit_entry ORDER BY at");
  /** What an action adds to the audit. */
  const added = async (act: () => Promise<unknown>) => {
    const before = (await entries()).length;
    await act();
    return (await entries()).slice(before);
  };

  it("writes down which classified records were read, by whom, by which fields", async () => {
    let ids: string[] = [];
    const found = await added(async () => {
      const { data } = await subgraph.askAs("nsa-director", CLASSIFIED);
      ids = data.benchmarkRuns.nodes.map(({ id }: { id: string }) => id);
    });
    expect(ids).not.toHaveLength(0);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      agency: "nsa",
      kind: "READ",
      decision: "ALLOWED",
      roles: ["NSA_DIRECTOR"],
      office: "nsa",
      record_type: "BenchmarkRun",
      fields: ["id", "marking", "suite"],
      operation: expect.stringMatching(/^[\w-]{43}$/) as string,
      correlation_id: expect.stringMatching(/^[\w-]{36}$/) as string,
      compartments: ["FRONTIER"],
      dissemination: ["NOFORN"],
    });
    expect(found[0]?.ids).toEqual(ids);
    expect(["SECRET", "TOP_SECRET"]).toContain(found[0]?.level);
  });

  it("writes nothing down of public records, nor of classified ones that the caller was not shown", async () => {
    expect(await added(async () => subgraph.askAs("nsa-director", PUBLIC))).toEqual([]);
    expect(await added(async () => subgraph.askAs("public", CLASSIFIED))).toEqual([]);
  });

  it("writes a command down before it begins and when it has ended", async () => {
    const { id, version } = await openTask();
    const input = { id, expectedVersion: version, waitsFor: "an answer" };
    const found = await added(async () => done(subgraph, { as: "nsa-officer", command: "blockNsaTask", input }));
    expect(found.map(({ decision }) => decision)).toEqual(["ATTEMPTED", "ALLOWED"]);
    expect(found[0]).toMatchObject({
      kind: "COMMAND",
      action: "blockNsaTask",
      record_type: "NsaTask",
      ids: [id],
      lacks_outcome: false,
    });
    expect(found[1]).toMatchObject({ deed: found[0]?.deed, ids: [id], level: "UNCLASSIFIED" });
    expect(found[0]?.fields).toEqual(expect.arrayContaining(["id", "expectedVersion", "idempotencyKey"]));
  });

  it.each([
    ["cisa-analyst", { expectedVersion: 1 }, "FORBIDDEN"],
    ["nsa-officer", { expectedVersion: 99 }, "CONFLICT"],
    ["nsa-officer", { expectedVersion: 1, id: "none\u0000\uD800" }, "BAD_USER_INPUT"],
  ])("writes down that a command of %s with %j was refused", async (as, input, code) => {
    const found = await added(async () =>
      give(subgraph, { as, command: "supersedeNsaTask", input: { id: "nsa-3a-1", ...input } }),
    );
    expect(found.map(({ decision, code: told }) => [decision, told])).toEqual([
      ["ATTEMPTED", null],
      ["REFUSED", code],
    ]);
  });

  it("writes down the first command of a minute that the anonymous public was refused, and counts the others", async () => {
    const given = { as: "public", command: "supersedeNsaTask", input: { id: "nsa-3a-1", expectedVersion: 1 } };
    const found = await added(async () => {
      for (let n = 0; n < 5; n += 1) expect((await give(subgraph, given)).error?.code).toBe("UNAUTHENTICATED");
    });
    expect(found.map(({ subject, decision, code, action }) => [subject, decision, code, action])).toEqual([
      ["", "REFUSED", "UNAUTHENTICATED", "supersedeNsaTask"],
    ]);
  });

  it("answers nothing of classified records and does no command while it cannot write, and goes on by itself", async () => {
    await query(audit.superuserUrl, SUSPEND);
    const before = await openTask();
    const input = { id: before.id, expectedVersion: before.version };
    const start = { as: "nsa-officer", command: "supersedeNsaTask", input };
    try {
      const refused = await subgraph.askAs("nsa-director", CLASSIFIED);
      expect(subgraph.status()).toBe(503);
      expect(refused.data).toBeUndefined();
      expect(refused.errors).toEqual([
        {
          message: expect.any(String),
          extensions: { code: "AUDIT_UNAVAILABLE", agency: "nsa", remedy: expect.any(String) },
        },
      ]);
      expect(JSON.stringify(refused)).not.toContain("run-");
      expect((await subgraph.askAs("nsa-director", PUBLIC)).data.nsaTasks.nodes).toHaveLength(3);
      expect(subgraph.status()).toBe(200);
      expect((await give(subgraph, start)).error?.code).toBe("AUDIT_UNAVAILABLE");
      expect(await openTask()).toEqual(before);
    } finally {
      await query(audit.superuserUrl, RESUME);
    }
    expect((await subgraph.askAs("nsa-director", CLASSIFIED)).data.benchmarkRuns.nodes).not.toHaveLength(0);
    expect(await done(subgraph, start)).toMatchObject({ state: "SUPERSEDED" });
  });

  interface Task {
    readonly id: string;
    readonly version: number;
    readonly state: string;
  }

  async function openTask(): Promise<Task> {
    const { data } = await subgraph.askAs("nsa-officer", "{ nsaTasks(first: 100) { nodes { id version state } } }");
    return data.nsaTasks.nodes.find(({ state }: Task) => state === "IN_PROGRESS" || state === "BLOCKED") as Task;
  }
});
