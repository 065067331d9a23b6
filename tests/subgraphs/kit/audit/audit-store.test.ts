import fc from "fast-check";
import { Client } from "pg";
import { canonicalText } from "../../../../subgraphs/kit/audit/chain/canonical-text";
import { STORED_ENTRY, type StoredEntry } from "../../../../subgraphs/kit/audit/chain/stored-entry";
import { verifyAudit } from "../../../../subgraphs/kit/audit/verify/verify-audit";
import { createTestAuditDatabase, type TestAuditDatabase } from "../../../fixture/audit";
import { query } from "../../../fixture/query";
import { append, entry, storeOf } from "./audit-fixture";

describe("the audit's database", () => {
  let audit: TestAuditDatabase;
  beforeAll(async () => {
    audit = await createTestAuditDatabase();
    await append(audit, [entry()]);
  });
  afterAll(() => audit[Symbol.asyncDispose]());

  const APPENDER = [
    ["read entries", "SELECT FROM entry"],
    ["read the view", "SELECT FROM audit_entry"],
    ["read heads", "SELECT FROM shard"],
    ["read checkpoints", "SELECT FROM checkpoint"],
    ["insert past the function", "INSERT INTO entry (shard) VALUES ('cisa-00')"],
    ["alter", "UPDATE entry SET subject = 'x'"],
    ["delete", "DELETE FROM entry"],
    ["truncate", "TRUNCATE entry"],
    ["move a head", "UPDATE shard SET position = 0"],
    ["write a checkpoint", "SELECT append_checkpoint(1, 'x', 'x')"],
    ["compute a text", "SELECT field_text('x')"],
    ["create a table", "CREATE TABLE mine ()"],
  ] as const;
  it.each(APPENDER)("does not let an agency %s", async (_, sql) => {
    await expect(query(audit.appenderUrls.get("cisa") as string, sql)).rejects.toThrow("permission denied");
  });

  it.each([
    ["append", "SELECT append_audit('[]')"],
    ["alter", "UPDATE entry SET subject = 'x'"],
    ["delete", "DELETE FROM entry"],
    ["delete checkpoints", "DELETE FROM checkpoint"],
  ])("does not let the auditor %s", async (_, sql) => {
    await expect(query(audit.readerUrl, sql)).rejects.toThrow("permission denied");
  });

  it.each([
    ["alter", "UPDATE entry SET subject = 'x'"],
    ["alter no row", "UPDATE entry SET subject = 'x' WHERE false"],
    ["delete", "DELETE FROM entry"],
    ["truncate", "TRUNCATE entry"],
    ["delete checkpoints", "DELETE FROM checkpoint"],
    ["delete heads", "DELETE FROM shard"],
    ["set a head back", "UPDATE shard SET position = 0"],
  ])("does not let the owner, nor a superuser while triggers stand, %s", async (_, sql) => {
    await expect(query(audit.ownerUrl, sql)).rejects.toThrow(/appended to, never changed|only moves on/);
    const url = `${audit.superuserUrl}?options=-c%20session_replication_role%3Dreplica`;
    await expect(query(url, sql)).rejects.toThrow(/appended to, never changed|only moves on/);
  });

  it("takes an agency's name from its role, and no place, time or hash from anybody", async () => {
    const lies = { agency: "nsa", shard: "nsa-00", position: 7, at: "2000-01-01T00:00:00Z", hash: "x", previous: "x" };
    await append(audit, [{ ...entry({ subject: "liar" }), ...lies }]);
    const [found] = await query<StoredEntry & Record<string, unknown>>(
      audit.readerUrl,
      "SELECT * FROM audit_entry WHERE subject = 'liar'",
    );
    expect(found).toMatchObject({ agency: "cisa", shard: expect.stringMatching(/^cisa-/) as string });
    expect(new Date(found?.at ?? 0).getFullYear()).toBeGreaterThan(2000);
    expect(await verifyAudit({ readerUrl: audit.readerUrl, outside: [], publicKey: undefined })).toMatchObject({
      findings: [],
    });
  });

  it("writes the same text of an entry as the verifier, whatever its fields hold", async () => {
    const word = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", ""));
    const some = fc.array(word, { maxLength: 4 });
    const client = new Client({ connectionString: audit.superuserUrl });
    await client.connect();
    await fc.assert(
      fc.asyncProperty(word, some, fc.option(word), async (text, list, option) => {
        const facts = { subject: text, ids: list, purpose: option, operation: text, fields: list, code: option };
        await append(audit, [entry({ ...facts, correlationId: "texts" })]);
        const { rows } = await client.query<StoredEntry & { text: string }>(
          `SELECT ${STORED_ENTRY}, entry_text(e) AS text FROM entry e WHERE correlation_id = 'texts' ORDER BY at DESC LIMIT 1`,
        );
        expect(rows[0]).toMatchObject(facts);
        expect(canonicalText(rows[0] as StoredEntry)).toBe(rows[0]?.text);
      }),
      { numRuns: 60 },
    );
    await client.end();
  });
});

describe("openAuditStore", () => {
  it("keeps every chain whole under 8 connections, and loses nothing", async () => {
    await using audit = await createTestAuditDatabase();
    const stores = (["cisa", "nsa"] as const).flatMap((agency) => [1, 2, 3, 4].map(() => storeOf(audit, agency)));
    const appends = stores.flatMap((store, number) =>
      Array.from({ length: 50 }, async (_, index) =>
        store.append([entry({ correlationId: `${number}-${index}` }), entry({ correlationId: `${number}-${index}+` })]),
      ),
    );
    await Promise.all(appends);
    await Promise.all(stores.map((store) => store.close()));
    const report = await verifyAudit({ readerUrl: audit.readerUrl, outside: [], publicKey: undefined });
    expect(report).toMatchObject({ entries: 800, findings: [] });
    const [used] = await query<{ count: string }>(audit.readerUrl, "SELECT count(DISTINCT correlation_id) FROM entry");
    expect(used?.count).toBe("800");
  });

  it("answers in time with AUDIT_UNAVAILABLE while chains are held, and goes on by itself afterwards", async () => {
    await using audit = await createTestAuditDatabase();
    const store = storeOf(audit, "cisa", 200);
    const holder = new Client({ connectionString: audit.superuserUrl });
    await holder.connect();
    try {
      await store.append([entry()]);
      await holder.query("BEGIN; LOCK TABLE entry IN ACCESS EXCLUSIVE MODE");
      await expect(store.append([entry()])).rejects.toMatchObject({ code: "AUDIT_UNAVAILABLE" });
      await holder.query("ROLLBACK");
      await store.append([entry()]);
    } finally {
      await holder.end();
      await store.close();
    }
  });

  it("goes on by itself after its connections were ended and the right to append was taken and given again", async () => {
    await using audit = await createTestAuditDatabase();
    const store = storeOf(audit);
    try {
      await store.append([entry()]);
      await query(audit.superuserUrl, "REVOKE EXECUTE ON FUNCTION append_audit(jsonb) FROM hub_cisa");
      await expect(store.append([entry()])).rejects.toMatchObject({ code: "AUDIT_UNAVAILABLE", httpStatus: 503 });
      await query(audit.superuserUrl, "GRANT EXECUTE ON FUNCTION append_audit(jsonb) TO hub_cisa");
      await store.append([entry()]);
      await query(
        audit.superuserUrl,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND usename = 'hub_cisa'`,
      );
      await store.append([entry()]).catch(() => undefined);
      await store.append([entry()]);
    } finally {
      await store.close();
    }
  });
});
