/** `hub explain FILE`: what the gateway would do with a document, stage by stage; no hub has to run. */
import { join } from "node:path";
import type { Command } from "commander";
import type { Explanation } from "../../gateway/explain";
import { checkoutDirectory } from "../checkout";
import { readDocument, readVariables } from "../read-document";

const EXAMPLES = `
Reads the supergraph of SUPERGRAPH (default: the hub's own) and calls no subgraph.

Examples:
  $ hub explain question.graphql
  $ hub explain vulnerability.graphql --variables '{"id": "CVE-2021-44228"}'
  $ SUPERGRAPH=other.graphql hub explain - --json < question.graphql`;

interface ExplainOptions {
  readonly variables?: string;
  readonly operation?: string;
  readonly code?: true;
  readonly json?: true;
}

export function registerExplain(program: Command): void {
  program
    .command("explain")
    .description("show what the gateway does with a question: operation, variables, plan")
    .argument("<file>", "a GraphQL document, or - for standard input")
    .option("-v, --variables <json>", "variables as JSON, or @file with JSON")
    .option("-o, --operation <name>", "which operation, when the document holds several")
    .option("--code", "show the code that is generated for a question that is asked often")
    .option("--json", "print JSON")
    .addHelpText("after", EXAMPLES)
    .action(explainDocument);
}

async function explainDocument(file: string, options: ExplainOptions): Promise<void> {
  /* oxlint-disable typescript/no-require-imports -- --help loads no planner */
  const { explain } = require("../../gateway/explain") as typeof import("../../gateway/explain");
  const { loadSupergraph } = require("../../gateway/supergraph") as typeof import("../../gateway/supergraph");
  const { readGatewayConfig } = require("../../gateway/config") as typeof import("../../gateway/config");
  /* oxlint-enable typescript/no-require-imports */
  const own = join(checkoutDirectory(), "schema", "supergraph.graphql");
  const config = readGatewayConfig({ SUPERGRAPH: own, ...process.env });
  const supergraph = await loadSupergraph(config.supergraph, config);
  const explanation = await explain(supergraph, await readDocument(file), {
    code: options.code === true,
    ...(options.operation === undefined ? {} : { operationName: options.operation }),
    ...(options.variables === undefined ? {} : { variables: readVariables(options.variables) }),
  });
  process.stdout.write(options.json === true ? `${JSON.stringify(explanation, null, 2)}\n` : stages(explanation));
}

function stages({ operation, variables, planText, code }: Explanation): string {
  const parts = [
    ["Operation, as the planner receives it", operation ?? "(nothing for subgraphs to answer)"],
    ...(variables === undefined ? [] : [["Variables, coerced", JSON.stringify(variables, null, 2)]]),
    ["Plan", planText],
    ...(code === undefined ? [] : [["Generated code", code]]),
  ];
  return parts
    .map(([title = "", text = ""]) => `${title}\n${"─".repeat(title.length)}\n${text.trimEnd()}\n`)
    .join("\n");
}
