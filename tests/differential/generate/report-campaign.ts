/**
 * What a campaign tells people.
 * In: its tally, or a difference. Out: text for the log, and the golden file of a new difference.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { PlanningChild } from "../run/isolated-planner";
import { runCase } from "../run/run-case";
import type { FoundDifference } from "./campaign";
import { shrink } from "./shrink";
import { total, type CampaignTally } from "./tally";

export const GOLDEN_DIRECTORY = path.join(__dirname, "../../golden/differential");
const SHRINK_MS = 60_000;

/** One line of counts. */
export function tallyLine(tally: CampaignTally): string {
  const { cases, same, withMonolith, schemas, queries, invalid } = tally;
  return [
    `${cases} cases of ${queries} queries on ${schemas} schemas`,
    `${same} the same, ${withMonolith} of them as the monolith, too`,
    `${total(tally.misplanned)} cases misplanned`,
    `${total(tally.unplanned)} queries refused by the planner, ${invalid} by validation`,
    `${total(tally.schemasRefused)} schemas by composition`,
  ].join("; ");
}

/** Kinds of what was refused or misplanned. Names and numbers of single cases are left out, so that kinds show. */
export function kindLines(counts: ReadonlyMap<string, number>): string[] {
  const kinds = new Map<string, number>();
  for (const [reason, times] of counts) {
    const kind = reason
      .replace(/No plan: Failed to plan query: /, "")
      .replace(/\b(?:ants|bees|cats|dogs|emus|frogs)\b/g, "<subgraph>")
      .replace(/\b[EVMIUW]\d?[AB]?\b/g, "<type>")
      .replace(/(selection item: |Path '|keys? for |reads |values for )[^ ]*/, "$1…")
      .replace(/ and \S+\(.*$/, " and …")
      .replace(/\d+/g, "N")
      .slice(0, 110);
    kinds.set(kind, (kinds.get(kind) ?? 0) + times);
  }
  return [...kinds].sort(([, a], [, b]) => b - a).map(([kind, times]) => `${times} × ${kind}`);
}

/** @returns what to read first: the smaller case, the difference, and where the golden file is */
export async function keepDifference({ found, verdict }: FoundDifference, child: PlanningChild): Promise<string> {
  const nature = natureOf(verdict.against, verdict.difference);
  const small = await shrink(
    found,
    async (one) => {
      const again = await runCase(one, child);
      return again.kind === "different" && natureOf(again.against, again.difference) === nature;
    },
    SHRINK_MS,
  );
  const file = path.join(GOLDEN_DIRECTORY, `${found.title.replace(/\W+/g, "-")}.json`);
  await mkdir(GOLDEN_DIRECTORY, { recursive: true });
  await writeFile(file, `${JSON.stringify(small, undefined, 2)}\n`);
  const last = await runCase(small, child);
  const difference = last.kind === "different" ? last.difference : verdict.difference;
  const sdl = small.subgraphs.map(({ name, sdl }) => `# ${name}\n${sdl}`).join("\n");
  return [`${found.title}: not as the ${verdict.against}: ${difference}`, small.query, sdl, `Kept as ${file}`].join(
    "\n\n",
  );
}

/** A smaller case must differ from the same executor, in the same part, with the same errors. */
function natureOf(against: string, difference: string): string {
  const [gateway = ""] = difference.split("expected:");
  const codes = [...new Set(gateway.match(/"code":"\w+"/g))].sort();
  return [against, difference.slice(0, 6), ...codes].join();
}
