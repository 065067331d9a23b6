/** Entries to append, and ways to tamper with them as a superuser who switches every trigger off. */
import { Client } from "pg";
import { createLogger } from "../../../../common/logger";
import type { SubgraphName } from "../../../../common/subgraph-names";
import type { AuditEntry } from "../../../../subgraphs/kit/audit/audit-entry";
import type { AuditStore } from "../../../../subgraphs/kit/audit/store/audit-store";
import { openAuditStore } from "../../../../subgraphs/kit/audit/store/postgres-audit-store";
import { type TestAuditDatabase, createTestAuditDatabase } from "../../../fixture/audit";

export function entry(facts: Partial<AuditEntry> = {}): AuditEntry {
  return {
    subject: "somebody",
    roles: ["CISA_ANALYST"],
    office: "cisa",
    purpose: "a test",
    operation: "operation-hash",
    correlationId: "request-1",
    kind: "READ",
    action: null,
    deed: null,
    recordType: "Vulnerability",
    ids: ["CVE-2026-1"],
    fields: ["id", "title"],
    decision: "ALLOWED",
    code: null,
    level: "CUI",
    compartments: [],
    dissemination: ["FED ONLY"],
    tlp: "AMBER",
    ...facts,
  };
}

/** An audit whose entries all stand in the one chain `cisa-00`, in their order. */
export async function oneChain(entries: readonly AuditEntry[]): Promise<TestAuditDatabase> {
  const database = await createTestAuditDatabase();
  await tamper(database, "DELETE FROM shard WHERE agency = 'cisa' AND name <> 'cisa-00'");
  await append(database, entries);
  return database;
}

/** An agency's store on it. */
export function storeOf(
  { appenderUrls }: TestAuditDatabase,
  agency: SubgraphName = "cisa",
  timeLimitMs = 5_000,
): AuditStore {
  return openAuditStore({
    url: appenderUrls.get(agency) as string,
    logger: createLogger("test", "silent"),
    timeLimitMs,
  });
}

/** As CISA's subgraph. */
export async function append(database: TestAuditDatabase, entries: readonly AuditEntry[]): Promise<void> {
  const store = storeOf(database);
  try {
    await store.append(entries);
  } finally {
    await store.close();
  }
}

/** As a superuser, with every trigger off. */
export async function tamper({ superuserUrl }: TestAuditDatabase, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const table of ["entry", "shard", "checkpoint"])
      await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    for (const statement of statements) await client.query(statement);
    for (const table of ["entry", "shard", "checkpoint"]) {
      await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ALL; ALTER TABLE ${table} ENABLE ALWAYS TRIGGER stays`);
    }
  } finally {
    await client.end();
  }
}

/** Rewrites everything from a position on with hashes that fit, as whoever can do anything in the database would. */
export const rewriteFrom = (position: number, change: string): readonly string[] => [
  `UPDATE entry SET ${change} WHERE shard = 'cisa-00' AND position = ${position}`,
  `DO $$ DECLARE e entry; before bytea; BEGIN
     FOR e IN SELECT * FROM entry WHERE shard = 'cisa-00' AND position >= ${position} ORDER BY position LOOP
       SELECT coalesce((SELECT hash FROM entry WHERE shard = 'cisa-00' AND position = e.position - 1), e.previous)
         INTO before;
       e.previous := before;
       e.hash := sha256(convert_to(entry_text(e), 'UTF8'));
       UPDATE entry SET previous = e.previous, hash = e.hash WHERE shard = e.shard AND position = e.position;
       UPDATE shard SET hash = e.hash WHERE name = e.shard;
     END LOOP;
   END $$`,
];
