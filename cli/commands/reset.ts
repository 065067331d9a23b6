/** `hub reset`: removes the hub's data after asking. */
import { rmSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { HubError } from "../../common/errors";
import { type HubConfig, HUB_SETTINGS, readConfig } from "../config";
import { dataDirectoryOf } from "../postgres/hub-database";
import { serverOf } from "../postgres/connect";
import { resetEmbedded, resetServer } from "../postgres/reset";

const EXAMPLES = `
Removes the embedded database with everything in it, or, when DATABASE_URL is set, the hub's databases and
their roles on that server; the audit goes as well, with its checkpoints and keys; when NATS_URL is set, the events there as well. Asks first; refuses while the hub runs.

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
  else {
    await resetServer(config.DATABASE_URL);
    rmSync(dataDirectoryOf(config).audit, { recursive: true, force: true });
  }
  if (config.NATS_URL !== undefined) await forgetEvents(config.NATS_URL);
  process.stderr.write("All data was removed. The next hub start begins anew.\n");
}

async function forgetEvents(natsUrl: string): Promise<void> {
  // oxlint-disable-next-line typescript/no-require-imports -- loads the NATS client only where it is used
  const { removeStreams } =
    require("../../subgraphs/kit/events/nats/remove-streams") as typeof import("../../subgraphs/kit/events/nats/remove-streams");
  await removeStreams(natsUrl);
}

async function confirmed(config: HubConfig): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new HubError("BAD_USER_INPUT", "There is no terminal to ask on.", { remedy: "Run hub reset --yes" });
  }
  const data =
    config.DATABASE_URL === undefined
      ? dataDirectoryOf(config).home
      : `the hub's databases on ${serverOf(config.DATABASE_URL)}`;
  const target = config.NATS_URL === undefined ? data : `${data}, and the events on NATS`;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`Remove all data in ${target}? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
