/**
 * One part of the differential run: the tests differ in their seed alone, so that jest's workers share the run.
 * In: the part's number. Out: a failed assertion when an answer differs, with its case kept as a golden file, ready to
 * be committed; or when too little was compared.
 *
 *   HUB_DIFFERENTIAL_SEED   a number, or `random`; each part makes its own seed of it, 1 unless told
 *   HUB_DIFFERENTIAL_CASES  cases of all parts together, 22000 unless told
 *
 * Covered: two to six subgraphs; all directives of Federation 2.9 that speak of execution but @context and
 * @fromContext, which the planner's library does not know: @key (of several fields, nested, of lists, several, that
 * resolves nothing), @requires (of fields with arguments, of fields of objects, unions and interfaces), @provides,
 * @external, @shareable, @override (with labels and percentages, active or not), @inaccessible (fields, types, values of
 * enums), @interfaceObject, @tag; unions, interfaces, enums that differ between subgraphs, custom scalars, lists of
 * lists; nulls, errors of resolvers, the kinds of failing calls of differential-case.ts; @skip and @include, variables
 * with defaults, aliases that look like other fields, fragments, `__typename`, introspection, mutations in series;
 * answers by generated code and without it. features.ts counts most of these, and a part that lacks one fails.
 * Not covered: subscriptions, HTTP, limits, timing, and the order of errors.
 */
import { randomInt } from "node:crypto";
import { PlanningChild } from "../run/isolated-planner";
import { runCampaign } from "./campaign";
import { missingFeatures } from "./features";
import { keepDifference, kindLines, tallyLine } from "./report-campaign";
import { total, type CampaignTally } from "./tally";

const SHARDS = 4;
const DEFAULT_CASES = 22_000;
const { HUB_DIFFERENTIAL_SEED = "1", HUB_DIFFERENTIAL_CASES = `${DEFAULT_CASES}` } = process.env;
const SEED = HUB_DIFFERENTIAL_SEED === "random" ? randomInt(1_000_000) : Number(HUB_DIFFERENTIAL_SEED);
const CASES = Math.ceil(Number(HUB_DIFFERENTIAL_CASES) / SHARDS);
/** Fewer cases need not meet every feature. */
const IS_WHOLE = CASES >= DEFAULT_CASES / SHARDS;

/** Bounds on what is not compared, so that no run passes by comparing nothing. */
const LEAST = {
  /** Of cases, those that were answered as the reference answers. */
  same: 0.98,
  /** Of cases, those that were answered as the monolith answers, too. */
  withMonolith: 0.55,
} as const;
const MOST = {
  /** Of schemas. */
  schemasRefused: 0.2,
  /** Of queries, by the planner. */
  refused: 0.03,
  /** Of queries, by validation. */
  invalid: 0.06,
  /** Of cases: what the planner's library plans wrongly, nobody compares. */
  misplanned: 0.02,
  /** Of cases: those in which a subgraph was asked for a field that an override gives to another. */
  wrongOwner: 0.004,
} as const;

export const SHARD_TIMEOUT_MS = 600_000;

export async function runShard(shard: number): Promise<void> {
  const child = new PlanningChild();
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const { tally, differences } = await runCampaign({
      seed: SEED * SHARDS + shard,
      cases: CASES,
      stopAfter: 1,
      child,
    });
    const name = `Differential run, HUB_DIFFERENTIAL_SEED=${SEED}, part ${shard}`;
    process.stdout.write(`${name}: ${tallyLine(tally)}\n`);
    const [difference] = differences;
    expect(difference ? await keepDifference(difference, child) : "the same").toBe("the same");
    expect(complaintsOf(tally)).toEqual([]);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    child.close();
  }
}

/** What of the bounds was not kept, with the reasons. */
function complaintsOf(tally: CampaignTally): string[] {
  const { cases, same, withMonolith, schemas, schemasRefused, queries, unplanned, invalid, misplanned } = tally;
  const wrongOwner = new Map([...misplanned].filter(([reason]) => reason.includes("has another owner")));
  const complaints = [
    ...tooFew(cases, CASES, "cases"),
    ...tooFew(same, LEAST.same * cases, "cases are the same"),
    ...tooFew(withMonolith, LEAST.withMonolith * cases, "cases are as the monolith"),
    ...tooMany(schemasRefused, MOST.schemasRefused * (schemas + total(schemasRefused)), "schemas are refused"),
    ...tooMany(unplanned, MOST.refused * queries, "queries are refused"),
    ...tooMany(new Map([["the query is not valid", invalid]]), MOST.invalid * queries, "queries are invalid"),
    ...tooMany(misplanned, MOST.misplanned * cases, "cases are misplanned"),
    ...tooMany(wrongOwner, MOST.wrongOwner * cases, "cases ask the wrong owner"),
  ];
  const missing = IS_WHOLE ? missingFeatures(tally.features) : [];
  return [...complaints, ...missing.map((feature) => `No case has ${feature}.`)];
}

function tooFew(counted: number, least: number, what: string): string[] {
  return counted < least ? [`Only ${counted} ${what}, not ${Math.ceil(least)}.`] : [];
}

function tooMany(reasons: ReadonlyMap<string, number>, most: number, what: string): string[] {
  const counted = total(reasons);
  return counted > most
    ? [`${counted} ${what}, not at most ${Math.floor(most)}:\n  ${kindLines(reasons).join("\n  ")}`]
    : [];
}
