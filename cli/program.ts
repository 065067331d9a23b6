/** All commands of `hub` in one commander program. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { checkoutDirectory } from "./checkout";
import { registerAudit } from "./commands/audit";
import { registerCheck } from "./commands/check";
import { registerCompose } from "./commands/compose";
import { registerConfig } from "./commands/config";
import { registerEvents } from "./commands/events";
import { registerExplain } from "./commands/explain";
import { registerExport } from "./commands/export";
import { registerImport } from "./commands/import";
import { registerMigrate } from "./commands/migrate";
import { registerQuery } from "./commands/query";
import { registerReset } from "./commands/reset";
import { registerSeed } from "./commands/seed";
import { registerStart } from "./commands/start";
import { registerToken } from "./commands/token";

const EXAMPLES = `
Examples:
  $ hub start                          everything: PostgreSQL, six subgraphs, the gateway
  $ hub query question.graphql         asks the running hub and prints a table
  $ hub import kev known_exploited_vulnerabilities.json
  $ hub <command> --help               more about one command`;

/** @returns the program, ready to parse; it ends the process with 1 on wrong usage */
export function createProgram(): Command {
  const program = new Command("hub")
    .description("One GraphQL question across the agencies that carry out Executive Order 14409.")
    .version(version(), "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .showHelpAfterError("Run hub --help to see every command.")
    .addHelpText("after", EXAMPLES);
  const commands = [
    registerStart,
    registerQuery,
    registerToken,
    registerExplain,
    registerEvents,
    registerImport,
    registerExport,
    registerAudit,
    registerSeed,
    registerMigrate,
    registerReset,
    registerCompose,
    registerCheck,
    registerConfig,
  ];
  for (const register of commands) register(program);
  return program;
}

function version(): string {
  const text = readFileSync(join(checkoutDirectory(), "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
