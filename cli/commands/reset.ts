/** `hub reset`: removes the hub's data after asking. */
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { HubError } from "../../common/errors";
import { type HubConfig, HUB_SETTINGS, readConfig } from "../config";
import { dataDirectoryOf } from "../postgres/hub-database";
import { serverOf } from "../postgres/connect";
import { resetEmbedded, resetServer } from "../postgres/reset";

const EXAMPLES = `
Removes the embedded database with everything in it, or, when DATABASE_URL is set, the hub's databases and
their roles on that server. Asks first; refuses while the hub runs.

Examples:
  $ hub reset
  $ hub reset --yes`;

export function registerReset(program: Command): void {
  program
    .command("reset")
    .description("remove all data and start over")
    .option("-y, --yes", "do not ask")
    .addHelpText("after", EXAMPLES)
    .action(reset);
}

async function reset({ yes = false }: { yes?: boolean }): Promise<void> {
  const config = readConfig(HUB_SETTINGS);
  if (!yes && !(await confirmed(config))) {
    process.stderr.write("Nothing was removed.\n");
    return;
  }
  if (config.DATABASE_URL === undefined) await resetEmbedded(dataDirectoryOf(config));
  else await resetServer(config.DATABASE_URL);
  process.stderr.write("All data was removed. The next hub start begins anew.\n");
}

async function confirmed(config: HubConfig): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new HubError("BAD_USER_INPUT", "There is no terminal to ask on.", { remedy: "Run hub reset --yes" });
  }
  const target =
    config.DATABASE_URL === undefined
      ? dataDirectoryOf(config).home
      : `the hub's databases on ${serverOf(config.DATABASE_URL)}`;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`Remove all data in ${target}? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
