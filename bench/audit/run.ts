/**
 * `npm run bench:audit`: appends to the audit in a second, one entry and ten entries at a time, over 8 connections of
 * one agency, with 1, 4 and 16 chains, on an embedded PostgreSQL with its default settings (every append on disk); and
 * entries that are verified in a second.
 * Output: a Markdown table, or JSON with `--json`; progress on standard error.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { Client } from "pg";
import { connect, urlFor } from "../../cli/postgres/connect";
import { locateDataDirectory } from "../../cli/postgres/data-directory";
import { launchPostgres } from "../../cli/postgres/launch";
import { provision } from "../../cli/postgres/provision";
import { AUDIT_NAMES, type AuditUrls, provisionAudit } from "../../cli/postgres/provision-audit";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import { verifyAudit } from "../../subgraphs/kit/audit/verify/verify-audit";

const CONNECTIONS = 8;
const CHAINS = [1, 4, 16];
const BATCHES = [1, 10];
const PASSWORD = "bench-bench";

const ENTRY = {
  subject: "somebody",
  roles: ["NSA_OFFICER"],
  office: "nsa",
  purpose: "a measurement",
  operation: "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  correlation_id: "00000000-0000-4000-8000-000000000000",
  kind: "READ",
  record_type: "BenchmarkRun",
  ids: ["run-1", "run-2", "run-3"],
  fields: ["id", "suite"],
  decision: "ALLOWED",
  level: "SECRET",
  compartments: ["FRONTIER"],
  dissemination: ["NOFORN"],
};

interface Result {
  readonly chains: number;
  readonly entriesAtOnce: number;
  readonly appendsPerSecond: number;
  readonly medianMs: number;
  readonly slowestOf100Ms: number;
}

async function bench({ seconds, json }: { readonly seconds: string; readonly json?: true }): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "hub-bench-audit-"));
  chmodSync(home, 0o711); // PostgreSQL runs as another user where we are root.
  const server = await launchPostgres({ directory: locateDataDirectory(home, home) });
  try {
    await provision(server.adminUrl, SUBGRAPH_NAMES, () => PASSWORD);
    const urls = await provisionAudit(server.adminUrl, () => PASSWORD);
    const results: Result[] = [];
    for (const chains of CHAINS) {
      await keepChains(server.adminUrl, chains);
      for (const entriesAtOnce of BATCHES) {
        process.stderr.write(`${chains} chains, ${entriesAtOnce} entries at once\n`);
        results.push({ chains, entriesAtOnce, ...(await measure(urls, entriesAtOnce, Number(seconds))) });
      }
    }
    const startedAt = performance.now();
    const { entries, findings } = await verifyAudit({ readerUrl: urls.readerUrl, outside: [], publicKey: undefined });
    const verifiedPerSecond = Math.round((1_000 * entries) / (performance.now() - startedAt));
    if (findings.length > 0) throw new Error(`The audit is not whole: ${JSON.stringify(findings[0])}`);
    const report = { results, entries, verifiedPerSecond };
    process.stdout.write(json === true ? `${JSON.stringify(report, null, 2)}\n` : table(report));
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** The agency's chains beyond the first ones are held for others, so that nobody appends to them. */
async function keepChains(adminUrl: string, chains: number): Promise<void> {
  await using admin = await connect(urlFor(adminUrl, { database: AUDIT_NAMES.database }));
  await admin.query("ALTER TABLE shard DISABLE TRIGGER ALL");
  await admin.query(
    `UPDATE shard s SET agency = CASE WHEN place <= $1 THEN 'nsa' ELSE 'nobody' END
     FROM (SELECT name, row_number() OVER (ORDER BY name) AS place FROM shard WHERE name LIKE 'nsa-%') p
     WHERE p.name = s.name`,
    [chains],
  );
}

async function measure(urls: AuditUrls, entriesAtOnce: number, seconds: number) {
  const text = JSON.stringify(Array.from({ length: entriesAtOnce }, () => ENTRY));
  const times: number[] = [];
  const until = performance.now() + 1_000 * seconds;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new Client({ connectionString: urls.appenderUrls.get("nsa") });
      await client.connect();
      while (performance.now() < until) {
        const before = performance.now();
        await client.query({ name: "append", text: "SELECT append_audit($1)", values: [text] });
        times.push(performance.now() - before);
      }
      await client.end();
    }),
  );
  const elapsed = performance.now() - startedAt;
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number => Math.round(10 * (sorted[Math.floor(share * sorted.length)] ?? 0)) / 10;
  const appendsPerSecond = Math.round((1_000 * times.length) / elapsed);
  return { appendsPerSecond, medianMs: at(0.5), slowestOf100Ms: at(0.99) };
}

function table({
  results,
  entries,
  verifiedPerSecond,
}: {
  results: Result[];
  entries: number;
  verifiedPerSecond: number;
}) {
  const rows = results.map(
    (one) =>
      `| ${one.chains} | ${one.entriesAtOnce} | ${one.appendsPerSecond} | ${one.medianMs} | ${one.slowestOf100Ms} |`,
  );
  return [
    "| chains | entries at once | appends/s | median ms | 99th percentile ms |",
    "| ---: | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
    `${entries} entries verified, ${verifiedPerSecond} a second.`,
    "",
  ].join("\n");
}

void new Command("bench:audit")
  .option("--seconds <number>", "of each measurement", "10")
  .option("--json", "print JSON")
  .action(bench)
  .parseAsync();
