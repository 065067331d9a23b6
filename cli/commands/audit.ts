/** `hub audit`: verify the audit, export its entries, sign where its chains stand. */
import { join } from "node:path";
import { type Command, Option } from "commander";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import type { AuditReport } from "../../subgraphs/kit/audit/verify/verify-audit";
import { AUDIT_READER_SETTINGS, HUB_SETTINGS, readConfig } from "../config";
import { dataDirectoryOf } from "../postgres/hub-database";
import { findingLines } from "../print/audit-report";
import { type Progress, createProgress } from "../progress";
import { instantSince } from "../since";
import { withDatabase } from "../with-database";

const EXAMPLES = `
Every command, and every read of records above UNCLASSIFIED, is in the audit. Its entries are chained by hashes, and signed checkpoints in
AUDIT_DIRECTORY say where the chains stood. Keep a copy of checkpoints.jsonl and public-key.pem where the database's
administrator has no access. Reads the hub's database, or with AUDIT_READER_URL any other.

Examples:
  $ hub audit verify
  $ hub audit verify --json --checkpoints /safe/checkpoints.jsonl --key /safe/public-key.pem
  $ hub audit export --since 24h --agency nsa > entries.jsonl
  $ hub audit export --since 2026-08-01T00:00:00Z --until 2026-09-01T00:00:00Z --subject NSA_OFFICER@nsa
  $ hub audit checkpoint`;

export function registerAudit(program: Command): void {
  const audit = program
    .command("audit")
    .description("verify and export who read and changed what")
    .helpCommand(false)
    .addHelpText("after", EXAMPLES);
  audit
    .command("verify")
    .description(
      "look for altered, missing, reordered, truncated and rewritten entries; 1 is returned if there are any",
    )
    .option("--checkpoints <file>", "checkpoints kept outside the database (default: those of AUDIT_DIRECTORY)")
    .option("--key <file>", "public key of the checkpoints (default: that of AUDIT_DIRECTORY)")
    .option("--json", "print JSON")
    .addHelpText("after", EXAMPLES)
    .action(verify);
  audit
    .command("export")
    .description("print entries as JSON, one a line, the oldest first")
    .option("--since <instant>", "from then on: 10m, 2h, 3d ago, or ISO 8601")
    .option("--until <instant>", "before then, in the same form")
    .addOption(new Option("--agency <agency>", "of one subgraph").choices([...SUBGRAPH_NAMES]))
    .option("--subject <subject>", "of one caller")
    .addHelpText("after", EXAMPLES)
    .action(exportEntries);
  audit
    .command("checkpoint")
    .description("sign where the chains stand now; the hub does so every minute while it runs")
    .option("--json", "print JSON")
    .addHelpText("after", EXAMPLES)
    .action(checkpoint);
}

interface VerifyOptions {
  readonly checkpoints?: string;
  readonly key?: string;
  readonly json?: true;
}

async function verify({ checkpoints, key, json }: VerifyOptions): Promise<void> {
  const report = await withAudit(async ({ readerUrl, directory, progress }) => {
    const { findEvidence, verifyAudit } = kit();
    const evidence = findEvidence({
      checkpoints: checkpoints ?? join(directory, "checkpoints.jsonl"),
      key: key ?? join(directory, "public-key.pem"),
      isKeyRequired: key !== undefined,
    });
    return progress.step("audit", async (note) =>
      verifyAudit({
        readerUrl,
        ...evidence,
        onProgress: (entries) => note(`${entries.toLocaleString("en-US")} entries`),
      }),
    );
  });
  process.stdout.write(json === true ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
  if (report.findings.length > 0) process.exitCode = 1;
}

function reportText(report: AuditReport): string {
  return `${findingLines(report).join("\n")}\n`;
}

interface ExportOptions {
  readonly since?: string;
  readonly until?: string;
  readonly agency?: string;
  readonly subject?: string;
}

async function exportEntries({ since, until, agency, subject }: ExportOptions): Promise<void> {
  const now = new Date();
  const filter = {
    since: since && instantSince(since, now),
    until: until && instantSince(until, now),
    agency,
    subject,
  };
  await withAudit(async ({ readerUrl }) => {
    for await (const entries of kit().exportAudit(readerUrl, filter)) {
      const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
      if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
    }
  });
}

async function checkpoint({ json }: { json?: true }): Promise<void> {
  const made = await withAudit(async ({ readerUrl, directory }) => kit().writeCheckpoint({ readerUrl, directory }));
  if (json === true) process.stdout.write(`${JSON.stringify(made ?? null, null, 2)}\n`);
  else if (made === undefined) process.stdout.write("Nothing was audited since the last checkpoint.\n");
  else
    process.stdout.write(`Checkpoint ${made.number} states where ${made.heads.length} chains stood at ${made.at}.\n`);
}

interface AuditPlace {
  readonly readerUrl: string;
  readonly directory: string;
  readonly progress: Progress;
}

/** The audit that AUDIT_READER_URL names, else the hub's. */
async function withAudit<T>(work: (place: AuditPlace) => Promise<T>): Promise<T> {
  const { AUDIT_READER_URL: readerUrl } = readConfig(AUDIT_READER_SETTINGS);
  if (readerUrl === undefined) {
    return withDatabase(async ({ auditUrls, auditDirectory, progress }) =>
      work({ readerUrl: auditUrls.readerUrl, directory: auditDirectory, progress }),
    );
  }
  const { audit } = dataDirectoryOf(readConfig(HUB_SETTINGS));
  return work({ readerUrl, directory: audit, progress: createProgress() });
}

/* oxlint-disable typescript/no-require-imports -- --help loads no database driver */
function kit() {
  return {
    ...(require("../../subgraphs/kit/audit/checkpoint/checkpoint-directory") as typeof import("../../subgraphs/kit/audit/checkpoint/checkpoint-directory")),
    ...(require("../../subgraphs/kit/audit/checkpoint/write-checkpoint") as typeof import("../../subgraphs/kit/audit/checkpoint/write-checkpoint")),
    ...(require("../../subgraphs/kit/audit/export-audit") as typeof import("../../subgraphs/kit/audit/export-audit")),
    ...(require("../../subgraphs/kit/audit/verify/verify-audit") as typeof import("../../subgraphs/kit/audit/verify/verify-audit")),
  };
}
/* oxlint-enable typescript/no-require-imports */
