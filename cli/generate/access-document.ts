/**
 * `docs/access.md`, made from the rules beside the entities: per type, who reads what.
 * In: the agencies. Out: Markdown. Writes nothing. Not here: who may command what (lifecycles-document.ts).
 */
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import type { Agency } from "../../subgraphs/kit/agency";
import type { Class } from "../../subgraphs/kit/class";
import { type ReadingRule, type Topic, readingRule } from "../../subgraphs/kit/access/reading-rule";
import { MarkedRecord } from "../../subgraphs/kit/record/marked-record";
import { loadAgency } from "../agencies";

const HEAD = `# Who reads what

A record is read when its marking and its type's rule both let the caller. One decision serves lists, counts, filters,
orders, references and nested lists, and PostgreSQL keeps it once more, row by row. What a caller may not read is
answered as what does not exist.

| marking | read by |
| --- | --- |
| UNCLASSIFIED, no label or TLP:CLEAR | everybody |
| UNCLASSIFIED, TLP:GREEN | every known caller |
| CUI, TLP:AMBER, TLP:AMBER+STRICT | parties of the record; where the type is not for parties alone, federal officers cleared for CUI |
| TLP:RED | parties of the record |
| SECRET, TOP SECRET | whoever is cleared for the level and needs to know one of the record's topics, being a party besides where the label or the type says so; no role or party stands in |

Whatever the level, all compartments of a record are needed, and each of its dissemination controls must be satisfied:
\`FED ONLY\` and \`NOFORN\` by federal officers, any other by nobody. History is read with its record.

This page is generated from the rules beside the entities of \`subgraphs/\` by \`npm run generate\`.
`;

export function accessDocument(): string {
  return [HEAD, ...SUBGRAPH_NAMES.map((name) => agencySection(loadAgency(name)))].join("\n");
}

function agencySection(agency: Agency): string {
  const types = Object.values<Class>(agency.entities as readonly Class[]).filter(
    ({ prototype }) => prototype instanceof MarkedRecord,
  );
  const rows = types.map((type) => `| ${[type.name, ...cellsOf(readingRule(type))].join(" | ")} |`).sort();
  const head = "| type | parties | for parties alone | topics | besides |\n| --- | --- | --- | --- | --- |";
  return `## ${agency.name}\n\n${head}\n${rows.join("\n")}\n`;
}

function cellsOf({ parties = [], partiesOnly = false, topics, own }: ReadingRule): string[] {
  const readers = own?.exceptFor?.map((role) => `, else ${role.replace("@", " of ")}`) ?? [];
  return [
    parties.map(({ who }) => who).join("; "),
    partiesOnly ? "yes" : "",
    topics?.map(topicText).join(", ") ?? "the record",
    own === undefined ? "" : `${own.who}${readers.join("")}`,
  ];
}

function topicText(topic: Topic): string {
  return "program" in topic ? topic.program : `\`${topic.property}\``;
}
