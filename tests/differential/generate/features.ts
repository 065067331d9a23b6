/**
 * What a campaign must have met, so that a generator that forgets something is noticed.
 * In: schemas, and cases that were compared. Out: names of features, and those of a list that are missing.
 * A feature is a pattern in the text of schemas, queries, plans or answers: crude, and independent of the generators.
 */
import { FAILURE_KINDS, type CaseSubgraph } from "../differential-case";
import type { Setting } from "../run/run-case";
import type { Verdict } from "../run/judge";

type Patterns = Readonly<Record<string, RegExp>>;

const IN_SUBGRAPHS: Patterns = {
  "@key": /@key\(/,
  "a key of several fields": /@key\(fields: "\w+ \w/,
  "a nested key": /@key\(fields: "[^"]*\{/,
  "several keys": /@key\([^)]*\) @key\(/,
  "a key that resolves nothing": /@key\([^)]*resolvable: false/,
  "@requires": /@requires\(/,
  "@requires of a field with arguments": /@requires\(fields: "[^"]*\w\(/,
  "@requires of fields of objects": /@requires\(fields: "[^"]*\{/,
  "@requires for a field with arguments": /\(pad: Int\): String!? @requires/,
  "@provides": /@provides\(/,
  "@external": /@external/,
  "@shareable": /@shareable/,
  "@override": /@override\(from: "\w+"\)/,
  "@override with a label": /@override\([^)]*label: "moved"/,
  "@override with a percentage": /@override\([^)]*label: "percent/,
  "@inaccessible on a field": /^ {2}.*@inaccessible/m,
  "@inaccessible on a type": /^type .*@inaccessible/m,
  "@inaccessible on an enum's value": /^enum .*@inaccessible/m,
  "@interfaceObject": /@interfaceObject/,
  "@tag": /@tag\(/,
  "an interface": /^interface /m,
  "an interface with a key": /^interface \w+ @key/m,
  "a union": /^union /m,
  "an enum": /^enum /m,
  "a custom scalar": /^scalar /m,
  "an input object": /^input /m,
  "a list of lists": /: \[\[/,
  "a mutation": /^type Mutation/m,
};

const IN_QUERIES: Patterns = {
  "@skip": /@skip\(if: [tf]/,
  "@include": /@include\(if: [tf]/,
  "@skip by a variable": /@skip\(if: \$/,
  "@include by a variable": /@include\(if: \$/,
  "a variable with a default": /\$v\d+: [^,)]* = /,
  "an alias": /\b\w+: \w/,
  "an inline fragment": /\.\.\. on /,
  "a named fragment": /\.\.\.F\d/,
  __typename: /[^:] __typename/,
  "__typename by another name": /: __typename/,
  "an operation that changes something": /^mutation/,
  introspection: /__schema/,
};

const IN_PLANS: Patterns = {
  "an entity call": /"kind":"entities"/,
  "entity calls after one another": /"kind":"entities".*"kind":"entities"/,
  "parallel calls": /"kind":"parallel"/,
  "a batch of several entity fields": /"alias":"(?!_entities)\w+","representations"/,
  "rewritten representations": /"inputRewrites":\[\{/,
  "a path through types": /"kind":"types"/,
};

const IN_ANSWERS: Patterns = {
  "an answer without errors": /^\{"data":/,
  "an answer with errors": /^\{"errors":/,
  "an error without a place": /"message":"[^"]*","extensions"/,
  "null risen to the top": /"data":null\}$/,
  "a null inside": /"data":\{.*:null/,
};

/** Subgraphs of a schema. */
const SIZES = [2, 3, 4, 5, 6];

const FEATURES: readonly string[] = [
  ...[IN_SUBGRAPHS, IN_QUERIES, IN_PLANS, IN_ANSWERS].flatMap((patterns) => Object.keys(patterns)),
  ...SIZES.map(sizeFeature),
  ...FAILURE_KINDS,
];

export type FeatureCounts = Map<string, number>;

export function countSchema(counts: FeatureCounts, subgraphs: readonly CaseSubgraph[]): void {
  countMatches(counts, IN_SUBGRAPHS, subgraphs.map(({ sdl }) => sdl).join(""));
  add(counts, sizeFeature(subgraphs.length));
}

/** Counts a case of which the answer was compared and right. */
export function countCase(
  counts: FeatureCounts,
  { failures }: Setting,
  { query, plan, text }: { readonly query: string } & Extract<Verdict, { kind: "same" }>,
): void {
  countMatches(counts, IN_QUERIES, query);
  countMatches(counts, IN_PLANS, plan ? planText(plan) : "");
  countMatches(counts, IN_ANSWERS, text);
  for (const { kind } of failures) add(counts, kind);
}

export function missingFeatures(counts: FeatureCounts): string[] {
  return FEATURES.filter((feature) => !counts.has(feature));
}

const planTexts = new WeakMap<object, string>();

function planText(plan: object): string {
  const text = planTexts.get(plan) ?? JSON.stringify(plan);
  planTexts.set(plan, text);
  return text;
}

function sizeFeature(subgraphs: number): string {
  return `${subgraphs} subgraphs`;
}

function countMatches(counts: FeatureCounts, patterns: Patterns, text: string): void {
  for (const [feature, pattern] of Object.entries(patterns)) {
    if (pattern.test(text)) add(counts, feature);
  }
}

function add(counts: FeatureCounts, feature: string): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1);
}
