/**
 * A campaign: many schemas, worlds and queries from one seed. One composition serves many worlds and queries.
 * In: a seed and a number of cases. Out: what became of them, and the cases that differ.
 * Not here: making a failing case smaller (shrink.ts).
 */
import type { CaseSubgraph, DifferentialCase } from "../differential-case";
import { composeCase } from "../run/compose-case";
import type { GatewaySettings } from "../run/gateway";
import type { PlanningChild } from "../run/isolated-planner";
import type { Verdict } from "../run/judge";
import { answerQuestion, loadSchema, type LoadedSchema, type Setting } from "../run/run-case";
import { FieldOwners } from "./field-owners";
import { Random } from "./random";
import { randomOverrides } from "./random-directives";
import { randomQuery, randomVariables } from "./random-query";
import { randomSchema } from "./random-schema";
import { randomSettings } from "./random-setting";
import { CampaignTally, count } from "./tally";

const QUERIES_PER_SCHEMA = 12;
/** Times that each query is asked in all kinds of settings, each time with other variables. */
const ROUNDS = 2;
/** A use that no document of a campaign reaches: the gateway then never generates code. */
const NEVER = 1_000;

export interface FoundDifference {
  readonly found: DifferentialCase;
  readonly verdict: Extract<Verdict, { kind: "different" }>;
}

export interface CampaignResult {
  readonly tally: CampaignTally;
  readonly differences: readonly FoundDifference[];
}

export interface CampaignOptions {
  readonly seed: number;
  readonly cases: number;
  /** Differences after which the campaign ends. */
  readonly stopAfter: number;
  readonly child: PlanningChild;
}

export async function runCampaign({ seed, cases, stopAfter, child }: CampaignOptions): Promise<CampaignResult> {
  const tally = new CampaignTally();
  const differences: FoundDifference[] = [];
  for (let number = 0; tally.cases < cases && differences.length < stopAfter; number += 1) {
    const random = new Random(seed * 1_000_003 + number);
    const subgraphs = randomSchema(random);
    const composition = composeCase(subgraphs);
    if ("refusals" in composition) {
      count(tally.schemasRefused, composition.refusals[0]?.split(" ")[0] ?? "");
      continue;
    }
    tally.addSchema(subgraphs);
    const settings = { overrides: randomOverrides(random), compiledFromUse: random.chance(0.7) ? 1 : NEVER };
    const loaded = loadSchema(composition.composed, child, settings);
    const title = `seed ${seed}, schema ${number}`;
    const left = { cases: cases - tally.cases, differences: stopAfter - differences.length };
    differences.push(...(await askAbout({ random, tally, loaded, subgraphs, settings, title }, left)));
  }
  return { tally, differences };
}

interface SchemaUnderTest {
  readonly random: Random;
  readonly tally: CampaignTally;
  readonly loaded: LoadedSchema;
  readonly subgraphs: readonly CaseSubgraph[];
  readonly settings: Required<GatewaySettings>;
  readonly title: string;
}

async function askAbout(
  schema: SchemaUnderTest,
  left: { readonly cases: number; readonly differences: number },
): Promise<FoundDifference[]> {
  const { random, tally, loaded, title } = schema;
  const { overrides } = schema.settings;
  const owners = new FieldOwners(loaded.composed);
  const settings = randomSettings(random, { loaded, owners, overrides }, ROUNDS);
  const last = tally.cases + left.cases;
  const found: FoundDifference[] = [];
  for (let index = 0; index < QUERIES_PER_SCHEMA; index += 1) {
    const drawn = randomQuery(random, loaded.composed.shown);
    const variables = Array.from({ length: ROUNDS }, () => randomVariables(random, drawn));
    tally.queries += 1;
    for (const [turn, setting] of settings.entries()) {
      if (tally.cases >= last || found.length >= left.differences) return found;
      const round = Math.floor((turn * ROUNDS) / settings.length);
      const question = { query: drawn.query, variables: variables[round] ?? {} };
      const verdict = await answerQuestion(loaded, setting, question);
      tally.addVerdict(setting, question, verdict);
      if (verdict.kind === "invalid" || verdict.kind === "refused") break;
      if (verdict.kind === "different")
        found.push({ found: caseOf(schema, setting, { ...question, title: `${title}, query ${index}` }), verdict });
    }
  }
  return found;
}

function caseOf(
  { subgraphs, settings }: SchemaUnderTest,
  { world, failures, comparesMonolith }: Setting,
  question: Pick<DifferentialCase, "title" | "query" | "variables">,
): DifferentialCase {
  const { title, ...asked } = question;
  return { title, subgraphs, world: world.data, failures, comparesMonolith, ...settings, ...asked };
}
