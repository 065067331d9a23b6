/** `hub export`: records of agencies as documents of public standards, on standard output. */
import type { Command } from "commander";
import { invariant } from "../../common/invariant";
import type { ExportedCase, ExportFormat } from "../../subgraphs/treasury/export/export-case";
import { withDatabase } from "../with-database";

const EXAMPLES = `
A case leaves once its patch is distributed, and when neither an embargo nor its marking keeps it. It is read from the
agency's database, so this works beside a running hub, and without one. How it is marked is said on standard error, before and
behind it.

Examples:
  $ hub export csaf case-cve-2023-4346 > advisory.json
  $ hub export osv case-cve-2023-4346`;

const FORMATS: readonly { readonly name: ExportFormat; readonly description: string }[] = [
  { name: "csaf", description: "a distributed case of the clearinghouse as a CSAF 2.0 advisory" },
  { name: "osv", description: "a distributed case of the clearinghouse as an OSV entry" },
];

export function registerExport(program: Command): void {
  const command = program
    .command("export")
    .description("export records in a standard's form")
    .helpCommand(false)
    .addHelpText("after", EXAMPLES);
  for (const { name, description } of FORMATS) {
    command
      .command(name)
      .description(description)
      .argument("<case>", "id of the case")
      .action(async (caseId: string) => {
        const { document, banner } = await withDatabase(async ({ urls }) => {
          const databaseUrl = urls.get("treasury")?.ownerUrl;
          invariant(databaseUrl !== undefined, "treasury has a database.");
          return exportDocument(name, caseId, databaseUrl);
        });
        process.stderr.write(`${banner}\n`);
        process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
        process.stderr.write(`${banner}\n`);
      });
  }
}

/** Loads the Treasury's code only when it is needed. */
async function exportDocument(format: ExportFormat, caseId: string, databaseUrl: string): Promise<ExportedCase> {
  // oxlint-disable-next-line typescript/no-require-imports -- --help loads no database driver
  const { exportCase } =
    require("../../subgraphs/treasury/export/export-case") as typeof import("../../subgraphs/treasury/export/export-case");
  return exportCase(format, caseId, databaseUrl);
}
