/** `hub compose`: writes the subgraphs' SDL and the supergraph from the types, or checks that they are up to date. */
import type { Command } from "commander";
import { HubError } from "../../common/errors";
import { checkoutDirectory } from "../checkout";
import { printTable } from "../print/table";

const EXAMPLES = `
Writes schema/subgraphs/<agency>.graphql and schema/supergraph.graphql. Needs no database.
Nothing is written when a name could hold a model or its release back.

Examples:
  $ hub compose
  $ hub compose --check     changes nothing; fails when a file is not what the types say
  $ hub compose --json`;

interface ComposeOptions {
  readonly check?: boolean;
  readonly json?: boolean;
}

export function registerCompose(program: Command): void {
  program
    .command("compose")
    .description("print the subgraphs' schemas from their types and compose the supergraph")
    .option("--check", "write nothing; fail when a committed file differs")
    .option("--json", "print JSON")
    .addHelpText("after", EXAMPLES)
    .action(composeSchema);
}

function composeSchema({ check = false, json = false }: ComposeOptions): void {
  /* oxlint-disable typescript/no-require-imports -- --help loads no agency */
  const schema = require("../compose-schema") as typeof import("../compose-schema");
  const checks = require("../check-schema") as typeof import("../check-schema");
  /* oxlint-enable typescript/no-require-imports */
  const root = checkoutDirectory();
  const files = schema.schemaFiles((problems) => process.stderr.write(problems));
  for (const file of files.slice(-1)) checks.assertReleasesFree(file, (names) => process.stderr.write(names));
  const rows = files.map((file) => {
    const state = schema.fileState(root, file);
    if (!check && state !== "unchanged") schema.writeSchemaFile(root, file);
    return { file: file.path, state: check || state === "unchanged" ? state : "written" };
  });
  process.stdout.write(json ? `${JSON.stringify(rows)}\n` : printTable(rows));
  if (!check || rows.every(({ state }) => state === "unchanged")) return;
  throw new HubError("SCHEMA_DRIFT", "The schema files are not what the types say.", {
    remedy: "Run hub compose and commit what it writes.",
  });
}
