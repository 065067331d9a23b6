/**
 * `docs/lifecycles.md`, made from the agencies' transition tables and commands.
 * In: the agencies. Out: Markdown with a Mermaid diagram for each lifecycle. Writes nothing.
 */
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import type { Agency } from "../../subgraphs/kit/agency";
import type { Command } from "../../subgraphs/kit/command/command";
import type { Lifecycle } from "../../subgraphs/kit/record/transitions";
import { loadAgency } from "../agencies";

const HEAD = `# Lifecycles and commands

What can be changed in each agency, by whom, and along which states. Every command takes an \`idempotencyKey\`, with which
it can be sent again safely, and most an \`expectedVersion\`: a record that has changed since it was read answers
\`CONFLICT\`. An action that the record's state does not allow answers \`ILLEGAL_TRANSITION\` with the legal ones. Each
change leaves an entry in the record's history and an event.

This page is generated from the transition tables and commands of \`subgraphs/\` by \`npm run generate\`.
`;

export function lifecyclesDocument(): string {
  return [HEAD, ...SUBGRAPH_NAMES.map((name) => agencySection(loadAgency(name)))].join("\n");
}

function agencySection(agency: Agency): string {
  const sections = Object.entries(agency.lifecycles).map(([type, lifecycle]) => {
    const commands = agency.commands.filter(({ of }) => of.name === type);
    const parts = [`### ${type}\n`, diagram(lifecycle), commandTable(commands), edgeNote(lifecycle, commands)];
    return parts.filter((part) => part !== "").join("\n");
  });
  const others = agency.commands.filter(({ of }) => !Object.hasOwn(agency.lifecycles, of.name));
  const rest = others.length === 0 ? [] : [`### Records without states\n\n${commandTable(others)}`];
  return [`## ${agency.name}\n\n${agency.description}\n`, ...sections, ...rest].join("\n");
}

function diagram({ table, initial }: Lifecycle<string>): string {
  const edges = edgesOf(table).map(({ from, action, to }) => `    ${from} --> ${to}: ${action}`);
  const ends = Object.keys(table).filter((state) => Object.keys(table[state] ?? {}).length === 0);
  return [
    "```mermaid",
    "stateDiagram-v2",
    `    [*] --> ${initial}`,
    ...edges,
    ...ends.map((state) => `    ${state} --> [*]`),
    "```",
    "",
  ].join("\n");
}

function commandTable(commands: readonly Command[]): string {
  if (commands.length === 0) return "";
  const rows = commands.map(
    ({ name, actions, who, description }) => `| \`${name}\` | ${actions.join(", ")} | ${who} | ${description} |\n`,
  );
  return `| command | action | given by | what it does |\n| --- | --- | --- | --- |\n${rows.join("")}`;
}

/** Edges that no command of the type itself takes. */
function edgeNote({ table }: Lifecycle<string>, commands: readonly Command[]): string {
  const taken = new Set(commands.flatMap(({ actions }) => actions));
  const others = new Set(edgesOf(table).flatMap(({ action }) => (taken.has(action) ? [] : [action])));
  if (others.size === 0) return "";
  return `Taken by the clock, or with another record's command: ${[...others].join(", ")}.\n`;
}

function edgesOf(table: Lifecycle<string>["table"]) {
  return Object.entries(table).flatMap(([from, actions]) =>
    Object.entries(actions).map(([action, to]) => ({ from, action, to })),
  );
}
