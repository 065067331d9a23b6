/** `hub check`: whether the schema keeps the order's first rule, and is what the types say. Needs no database. */
import { join } from "node:path";
import type { Command } from "commander";
import { checkoutDirectory } from "../checkout";
import { printTable } from "../print/table";
import { readDocument } from "../read-document";

const EXAMPLES = `
Checks that no name in the supergraph could hold a model or its release back, and that the files of schema/ are
what the types say. Changes nothing; fails when something is found.

Examples:
  $ hub check
  $ hub check --supergraph other.graphql    looks at the names of another supergraph only
  $ hub check --json`;

interface CheckOptions {
  readonly json?: true;
  readonly supergraph?: string;
}

export function registerCheck(program: Command): void {
  program
    .command("check")
    .description("check that the schema holds no release back and is what the types say")
    .option("--supergraph <file>", "another supergraph than the hub's own, or - for standard input")
    .option("--json", "print JSON")
    .addHelpText("after", EXAMPLES)
    .action(checkSchema);
}

async function checkSchema({ json, supergraph }: CheckOptions): Promise<void> {
  /* oxlint-disable-next-line typescript/no-require-imports -- --help loads no agency */
  const checks = require("../check-schema") as typeof import("../check-schema");
  const root = checkoutDirectory();
  const path = join("schema", "supergraph.graphql");
  const text = await readDocument(supergraph ?? join(root, path));
  const findings = [
    ...checks.releaseFindings({ path: supergraph ?? path, text }),
    ...(supergraph === undefined ? checks.driftFindings(root) : []),
  ];
  process.stdout.write(json === true ? `${JSON.stringify(findings)}\n` : textOf(findings));
  const error = checks.findingError(findings);
  if (error !== undefined) throw error;
}

function textOf(findings: readonly object[]): string {
  return findings.length === 0 ? "nothing found\n" : printTable(findings.map((finding) => ({ ...finding })));
}
