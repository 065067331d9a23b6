/** `hub import`: real input into an agency's database, one subcommand per kind of input. */
import type { Command } from "commander";
import type { Importer } from "../import/importer";
import { IMPORTERS } from "../import/importers";
import { printReport } from "../import/print-report";
import { withDatabase } from "../with-database";

const EXAMPLES = `
An import is one transaction: everything, or nothing when the file is unusable or Ctrl-C is pressed. Rows that are
unusable are rejected one by one, with the reason. Repeating an import changes nothing; what a file does not mention
stays. Every run leaves receipts in the agency's database. Works beside a running hub, and without one.

Examples:
  $ hub import kev known_exploited_vulnerabilities.json
  $ hub import kev https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json
  $ hub import ssvc assessments.csv --json
  $ hub import osv GHSA-xxxx-xxxx-xxxx.json
  $ hub import csaf advisory.json`;

export function registerImport(program: Command): void {
  const command = program
    .command("import")
    .description("import real data")
    .helpCommand(false)
    .addHelpText("after", EXAMPLES);
  for (const importer of IMPORTERS) registerImporter(command, importer);
}

function registerImporter(command: Command, importer: Importer): void {
  command
    .command(importer.name)
    .description(importer.description)
    .argument("<source>", importer.source)
    .option("--json", "print JSON")
    .action(async (source: string, { json = false }: { json?: boolean }) => {
      const report = await withDatabase((session) => importer.run(source, session));
      const width = process.stdout.isTTY ? process.stdout.columns : undefined;
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : printReport(report, width));
    });
}
