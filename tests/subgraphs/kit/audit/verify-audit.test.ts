import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Client } from "pg";
import { CHECKPOINTS, PUBLIC_KEY, findEvidence } from "../../../../subgraphs/kit/audit/checkpoint/checkpoint-directory";
import { writeCheckpoint } from "../../../../subgraphs/kit/audit/checkpoint/write-checkpoint";
import { type AuditReport, verifyAudit } from "../../../../subgraphs/kit/audit/verify/verify-audit";
import type { TestAuditDatabase } from "../../../fixture/audit";
import { type TemporaryDirectory, temporaryDirectory } from "../../../fixture/temporary-directory";
import { append, entry, oneChain, rewriteFrom, tamper } from "./audit-fixture";

const ENTRIES = Array.from({ length: 8 }, (_, index) =>
  entry({ ids: [`record-${index}`], correlationId: `r-${index}` }),
);

describe("verifyAudit", () => {
  let folder: TemporaryDirectory;
  beforeEach(() => (folder = temporaryDirectory()));
  afterEach(() => folder[Symbol.dispose]());

  const directory = (): string => join(folder.path, "audit");
  const checkpoint = async ({ readerUrl }: TestAuditDatabase) => writeCheckpoint({ readerUrl, directory: directory() });
  const verify = async ({ readerUrl }: TestAuditDatabase): Promise<AuditReport> =>
    verifyAudit({
      readerUrl,
      ...findEvidence({
        checkpoints: join(directory(), CHECKPOINTS),
        key: join(directory(), PUBLIC_KEY),
        isKeyRequired: true,
      }),
    });

  it("finds nothing wrong with what was appended, before and after checkpoints", async () => {
    await using audit = await oneChain(ENTRIES);
    expect(await checkpoint(audit)).toMatchObject({ number: 1, previous: null, heads: [{ position: 8 }] });
    await append(audit, [entry(), entry({ kind: "COMMAND", action: "close", deed: "a", decision: "ATTEMPTED" })]);
    expect(await checkpoint(audit)).toMatchObject({ number: 2, heads: [{ position: 10 }] });
    expect(await checkpoint(audit)).toBeUndefined();
    await append(audit, [entry()]);
    expect(await verify(audit)).toMatchObject({
      entries: 11,
      checkpoints: 2,
      commandsWithoutOutcome: 1,
      findings: [],
    });
  });

  const at = (position: number): string => `shard = 'cisa-00' AND position = ${position}`;
  it.each<[string, readonly string[], readonly string[]]>([
    ["an altered entry", [`UPDATE entry SET subject = 'nobody' WHERE ${at(3)}`], ["ALTERED 3-3"]],
    [
      "an altered entry with a new hash",
      [`UPDATE entry e SET subject = 'nobody' WHERE ${at(3)}`, rehash(3)],
      ["ALTERED 3-3"],
    ],
    ["a deleted entry", [`DELETE FROM entry WHERE ${at(4)}`], ["MISSING 4-4"]],
    ["several deleted entries", ["DELETE FROM entry WHERE position IN (1, 2, 5)"], ["MISSING 1-2", "MISSING 5-5"]],
    [
      "entries in another order",
      ["UPDATE entry SET position = 99 WHERE position = 2", move(6, 2), move(99, 6)],
      ["REORDERED 2-2", "REORDERED 6-6"],
    ],
    ["an end that was cut off", ["DELETE FROM entry WHERE position > 6"], ["TRUNCATED 7-8"]],
    [
      "an end that was cut off with its head set back",
      [
        "DELETE FROM entry WHERE position > 6",
        "UPDATE shard s SET position = 6, hash = (SELECT hash FROM entry WHERE position = 6) WHERE name = 'cisa-00'",
      ],
      ["TRUNCATED 7-8"],
    ],
    ["a chain rewritten from an entry on", rewriteFrom(2, "subject = 'nobody'"), ["REWRITTEN 1-8"]],
    [
      "a chain that is gone",
      ["DELETE FROM entry", "DELETE FROM shard WHERE name = 'cisa-00'"],
      ["TRUNCATED 1-8", "HEAD 0-0"],
    ],
    ["a head with another hash", ["UPDATE shard SET hash = sha256('x') WHERE name = 'cisa-00'"], ["HEAD 8-8"]],
    ["a checkpoint that is gone", ["DELETE FROM checkpoint"], ["CHECKPOINT 1-1"]],
    [
      "a forged checkpoint",
      ["UPDATE checkpoint SET statement = replace(statement, '8', '7')"],
      ["CHECKPOINT 1-1", "CHECKPOINT 1-1"],
    ],
  ])("finds and names %s", async (_, statements, found) => {
    await using audit = await oneChain(ENTRIES);
    await checkpoint(audit);
    await tamper(audit, ...statements);
    const { findings } = await verify(audit);
    const places = findings.map(({ finding, position, to }) => `${finding} ${position}-${to}`);
    expect(places.toSorted(alphabetically)).toEqual(found.toSorted(alphabetically));
    for (const { finding, shard } of findings) expect(shard).toBe(finding === "CHECKPOINT" ? null : "cisa-00");
  });

  it("cannot find without checkpoints that a chain was rewritten whole, and says that there were none", async () => {
    await using audit = await oneChain(ENTRIES);
    await tamper(audit, ...rewriteFrom(2, "subject = 'nobody'"));
    const { readerUrl } = audit;
    const report = await verifyAudit({ readerUrl, outside: [], publicKey: undefined });
    expect(report).toMatchObject({ checkpoints: 0, findings: [] });
  });

  it("finds a chain rewritten with its checkpoints by those that were kept outside", async () => {
    await using audit = await oneChain(ENTRIES);
    await checkpoint(audit);
    await tamper(audit, ...rewriteFrom(1, "office = 'nsa'"), "DELETE FROM checkpoint");
    const { findings } = await verify(audit);
    expect(findings.map(({ finding }) => finding).toSorted(alphabetically)).toEqual(["CHECKPOINT", "REWRITTEN"]);
  });

  it("goes on behind the checkpoints outside where the database has lost its own, and keeps saying so", async () => {
    await using audit = await oneChain(ENTRIES);
    await checkpoint(audit);
    await tamper(audit, "DELETE FROM checkpoint");
    await append(audit, [entry()]);
    expect(await checkpoint(audit)).toMatchObject({ number: 2, previous: expect.any(String) as string });
    expect((await verify(audit)).findings).toMatchObject([{ finding: "CHECKPOINT", position: 1 }]);
  });

  it("makes good what a writer of checkpoints left undone outside", async () => {
    await using audit = await oneChain(ENTRIES);
    await checkpoint(audit);
    const file = join(directory(), CHECKPOINTS);
    const whole = readFileSync(file, "utf8");
    writeFileSync(file, "");
    await checkpoint(audit);
    expect(readFileSync(file, "utf8")).toBe(whole);
  });

  it("finds any change of any field of any entry", async () => {
    await using audit = await oneChain(ENTRIES);
    await checkpoint(audit);
    const columns = await columnsOf(audit);
    const client = new Client({ connectionString: audit.superuserUrl });
    await client.connect();
    await client.query("ALTER TABLE entry DISABLE TRIGGER ALL; ALTER TABLE entry DROP CONSTRAINT entry_kind_check");
    await client.query("ALTER TABLE entry DROP CONSTRAINT entry_decision_check, DROP CONSTRAINT entry_level_check");
    await client.query("ALTER TABLE entry DROP CONSTRAINT entry_tlp_check, DROP CONSTRAINT entry_shard_fkey");
    try {
      for (const column of columns) {
        const tampering = fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.string(), async (position, text) => {
          await client.query("CREATE TABLE kept AS SELECT * FROM entry");
          const { sql, parameters } = changed(column, text.replaceAll("\0", ""));
          await client.query(`UPDATE entry SET ${column.name} = ${sql} WHERE ${at(position)}`, parameters);
          const { findings } = await verify(audit);
          await client.query("TRUNCATE entry; INSERT INTO entry SELECT * FROM kept; DROP TABLE kept");
          expect(findings).not.toEqual([]);
        });
        await fc.assert(tampering, { numRuns: 2 });
      }
    } finally {
      await client.end();
    }
    expect(await verify(audit)).toMatchObject({ findings: [] });
  });
});

/** Gives an altered entry the hash that fits it. */
function rehash(position: number): string {
  return `UPDATE entry e SET hash = sha256(convert_to(entry_text(e), 'UTF8')) WHERE position = ${position}`;
}

function move(from: number, to: number): string {
  return `UPDATE entry SET position = ${to} WHERE position = ${from}`;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

async function columnsOf({ readerUrl }: TestAuditDatabase): Promise<Column[]> {
  const client = new Client({ connectionString: readerUrl });
  await client.connect();
  const { rows } = await client.query<Column>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = 'entry'::regclass AND attnum > 0 ORDER BY attnum`,
  );
  await client.end();
  expect(rows.length).toBe(24);
  return rows;
}

/** SQL of another value than the column has. */
function changed({ name, type }: Column, text: string): { sql: string; parameters: unknown[] } {
  if (type === "text") return { sql: `concat(${name}, $1::text, 'x')`, parameters: [text] };
  if (type === "text[]") return { sql: `array_append(${name}, $1::text)`, parameters: [text] };
  if (type === "bigint") return { sql: `${name} + 1000 + length($1::text)`, parameters: [text] };
  if (type === "bytea") return { sql: `sha256(${name} || convert_to($1::text, 'UTF8'))`, parameters: [text] };
  return { sql: `${name} + make_interval(secs => 0.000001 * (1 + length($1::text)))`, parameters: [text] };
}

function alphabetically(one: string, other: string): number {
  return one < other ? -1 : 1;
}
