/** `hub config [part]`: every environment variable with its value, default and meaning; secrets are masked. */
import { Argument, type Command } from "commander";
import { isSubgraphName, SUBGRAPH_NAMES } from "../../common/subgraph-names";
import {
  AUDIT_READER_SETTINGS,
  COORDINATION_SETTINGS,
  HUB_SETTINGS,
  NSA_SETTINGS,
  PASSWORD_SETTINGS,
  type Setting,
  subgraphSettings,
} from "../config";
import { gatewaySettings } from "../gateway-settings";
import { dataDirectoryOf } from "../postgres/hub-database";
import { cellText } from "../print/cell";
import { printTable } from "../print/table";

const EXAMPLES = `
Examples:
  $ hub config            what hub start, migrate, seed, import and reset read
  $ hub config gateway    what hub start gateway reads
  $ hub config cisa       what hub start cisa reads
  $ hub config --json`;

/** One line of the list. */
interface ConfigLine {
  readonly variable: string;
  readonly value: string;
  readonly from: "environment" | "default";
  readonly meaning: string;
}

export function registerConfig(program: Command): void {
  program
    .command("config")
    .description("print the configuration: every variable, its value, its meaning")
    .addArgument(new Argument("[part]", "the gateway, or one agency").choices(["gateway", ...SUBGRAPH_NAMES]))
    .option("--json", "print JSON")
    .addHelpText("after", EXAMPLES)
    .action((part: string | undefined, { json = false }: { json?: boolean }) => {
      const lines = configLines(part);
      process.stdout.write(
        json ? `${JSON.stringify(lines, null, 2)}\n` : printTable(lines.map((line) => ({ ...line }))),
      );
    });
}

function configLines(part: string | undefined): ConfigLine[] {
  if (part === "gateway") return gatewayLines();
  if (part !== undefined && isSubgraphName(part)) {
    const own = { nsa: NSA_SETTINGS, coordination: COORDINATION_SETTINGS };
    return linesOf({ ...subgraphSettings(part), ...(part === "nsa" || part === "coordination" ? own[part] : {}) }, {});
  }
  const { HUB_DATA_DIR, HUB_CREDENTIALS_FILE, AUDIT_DIRECTORY } = process.env;
  const { home, credentials, audit } = dataDirectoryOf({ HUB_DATA_DIR, HUB_CREDENTIALS_FILE, AUDIT_DIRECTORY });
  const derived = { HUB_DATA_DIR: home, HUB_CREDENTIALS_FILE: credentials, AUDIT_DIRECTORY: audit };
  return linesOf({ ...HUB_SETTINGS, ...AUDIT_READER_SETTINGS, ...PASSWORD_SETTINGS }, derived);
}

function gatewayLines(): ConfigLine[] {
  return gatewaySettings(process.env).map(({ variable, value, meaning }) => ({
    variable,
    value,
    from: isSet(variable) ? "environment" : "default",
    meaning,
  }));
}

/** @param derived defaults that depend on where the hub is installed and who runs it */
function linesOf(settings: Readonly<Record<string, Setting>>, derived: Readonly<Record<string, string>>): ConfigLine[] {
  return Object.entries(settings).map(([variable, { schema, secret, meaning }]) => {
    const result = schema.safeParse(isSet(variable) ? process.env[variable] : undefined);
    const from = isSet(variable) ? "environment" : "default";
    if (!result.success) return { variable, value: `(${result.error.issues[0]?.message})`, from, meaning };
    const value = result.data ?? derived[variable];
    const shown = secret === true && value !== undefined ? "(set, not shown)" : cellText(value);
    return { variable, value: shown, from, meaning };
  });
}

function isSet(variable: string): boolean {
  return process.env[variable] !== undefined && process.env[variable] !== "";
}
