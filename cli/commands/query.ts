/** `hub query FILE`: asks a running gateway and prints the answer as tables or JSON. */
import type { Command } from "commander";
import { type Answer, askGateway } from "../ask-gateway";
import { HUB_SETTINGS, readConfig } from "../config";
import { developmentToken } from "../identity/development-token";
import { bannerLine } from "../print/banner";
import { plainText } from "../print/cell";
import { printAnswer } from "../print/answer";
import { readDocument, readVariables } from "../read-document";

const EXAMPLES = `
The answer goes to standard output, its errors to standard error. Where the hub marks answers, the banner stands on
standard error before and behind the answer, so that a pipe receives the answer alone. The exit code is 1 when nothing but errors came,
as from a refused command.

Examples:
  $ hub query question.graphql
  $ hub query vulnerability.graphql --variables '{"id": "CVE-2021-44228"}'
  $ hub query command.graphql --as cisa-analyst
  $ echo '{ agencies(first: 5) { nodes { name } } }' | hub query - --json
  $ hub query question.graphql --variables @variables.json --url http://gateway.example/graphql`;

/** One question, and clocks that differ a little. */
const TOKEN_SECONDS = 60;

interface QueryOptions {
  readonly variables?: string;
  readonly operation?: string;
  readonly url?: string;
  readonly as?: string;
  readonly json?: true;
}

export function registerQuery(program: Command): void {
  program
    .command("query")
    .description("ask the running hub a question")
    .argument("<file>", "a GraphQL document, or - for standard input")
    .option("-v, --variables <json>", "variables as JSON, or @file with JSON")
    .option("-o, --operation <name>", "which operation, when the document holds several")
    .option("-u, --url <url>", "the gateway (default: http://localhost:$PORT/graphql)")
    .option("--as <identity>", "who asks, where the hub runs for development: a persona, or ROLE@office")
    .option("--json", "print the whole answer as JSON")
    .addHelpText("after", EXAMPLES)
    .action(query);
}

async function query(file: string, options: QueryOptions): Promise<void> {
  const answer = await askGateway(options.url ?? `http://localhost:${readConfig(HUB_SETTINGS).PORT}/graphql`, {
    query: await readDocument(file),
    variables: readVariables(options.variables),
    operationName: options.operation,
    token: await tokenOf(options.as),
  });
  if (options.json === true) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  else printForPeople(answer);
  if (!hasAnswer(answer)) process.exitCode = 1;
}

/** @returns undefined where nobody in particular asks */
async function tokenOf(identity: string | undefined): Promise<string | undefined> {
  return identity === undefined ? undefined : (await developmentToken(identity, TOKEN_SECONDS)).token;
}

/** Whether anything came but errors: a refused command leaves null. */
function hasAnswer({ data, errors = [] }: Answer): boolean {
  if (data === null || data === undefined) return false;
  return errors.length === 0 || Object.values(data).some((value) => value !== null);
}

function printForPeople(answer: Answer): void {
  const { data, errors = [] } = answer;
  const banner = bannerLine(answer.extensions);
  process.stderr.write(banner);
  const width = process.stdout.isTTY ? process.stdout.columns : undefined;
  if (hasAnswer(answer) && data) process.stdout.write(printAnswer(data, width));
  for (const { message, path, extensions } of errors) {
    const code = typeof extensions?.code === "string" ? ` ${extensions.code}` : "";
    const where = path === undefined ? "" : ` (at ${path.join(".")})`;
    const remedy = typeof extensions?.remedy === "string" ? ` ${extensions.remedy}` : "";
    process.stderr.write(`${plainText(`error${code}: ${message}${where}${remedy}`)}\n`);
  }
  process.stderr.write(banner);
}
