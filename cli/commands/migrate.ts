/** `hub migrate`: databases, roles, schema and first data, then ends; for compose and Kubernetes, before the servers. */
import type { Command } from "commander";
import { HUB_SETTINGS, readConfig } from "../config";
import { openHubDatabase } from "../postgres/hub-database";
import { prepareAgencies } from "../prepare-agencies";
import { printTable } from "../print/table";
import { createProgress } from "../progress";

const EXAMPLES = `
Needs DATABASE_URL of an administrator (else it works on the embedded PostgreSQL). Passwords of the agencies'
roles come from HUB_<AGENCY>_PASSWORD; what is not given is generated and kept in the credentials file.

Examples:
  $ DATABASE_URL=postgres://admin:secret@db.example/postgres HUB_CISA_PASSWORD=… hub migrate
  $ hub migrate --json`;

export function registerMigrate(program: Command): void {
  program
    .command("migrate")
    .description("create databases and roles, bring every schema up to date, fill empty databases")
    .option("--json", "print JSON")
    .addHelpText("after", EXAMPLES)
    .action(migrate);
}

async function migrate({ json = false }: { json?: boolean }): Promise<void> {
  const config = readConfig(HUB_SETTINGS);
  const progress = createProgress();
  const database = await progress.step("PostgreSQL", () =>
    openHubDatabase({ config, environment: process.env, mode: "own" }),
  );
  try {
    const prepared = await progress.step("schema and data", (note) =>
      prepareAgencies(database.urls, { scale: 1, replace: false, note }),
    );
    const rows = prepared.map(({ agency, migrations, rows }) => ({ agency, migrations: migrations.length, rows }));
    process.stdout.write(json ? `${JSON.stringify(prepared)}\n` : printTable(rows));
  } finally {
    await database.close();
  }
}
