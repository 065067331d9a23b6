/**
 * One golden case on disk: tests/golden/federation/<case>/, as the README.md there describes it.
 * In: the case's name. Out: its inputs, and a comparison of each expected file with what was observed; with
 * HUB_RENEW_GOLDEN=1 the observed text is written instead. Not here: running the case.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { SubgraphData } from "./data-resolvers";

const ROOT = path.join(__dirname, "../golden/federation");
const RENEW = process.env.HUB_RENEW_GOLDEN === "1";

/** Settings of the gateway, of `gateway.json`. */
interface CaseSettings {
  readonly overrideLabels?: readonly string[];
  readonly overrideDraw?: number;
}

/** Why a case is not served, of `refusal.json`. */
interface ExpectedRefusal {
  readonly stage: "compose" | "ask";
  readonly code: string;
  /** For people: why this is right, or what lacks. */
  readonly reason: string;
}

export interface GoldenCase {
  readonly name: string;
  readonly subgraphs: readonly { readonly name: string; readonly sdl: string }[];
  /** Subgraph → its data. */
  readonly data: Readonly<Record<string, SubgraphData>>;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly settings: CaseSettings;
  readonly refusal: ExpectedRefusal | undefined;
}

export function caseNames(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** @throws Error when an input file is missing: only gateway.json and refusal.json may be */
export function readCase(name: string): GoldenCase {
  const subgraphs = readdirSync(fileOf(name, "subgraphs"))
    .sort()
    .map((file) => ({ name: path.basename(file, ".graphql"), sdl: read(name, `subgraphs/${file}`) }));
  return {
    name,
    subgraphs,
    data: JSON.parse(read(name, "data.json")) as GoldenCase["data"],
    query: read(name, "query.graphql"),
    variables: JSON.parse(read(name, "variables.json")) as GoldenCase["variables"],
    settings: JSON.parse(readIfThere(name, "gateway.json") ?? "{}") as CaseSettings,
    refusal: JSON.parse(readIfThere(name, "refusal.json") ?? "null") as ExpectedRefusal | undefined,
  };
}

/** @throws Error when the file is missing and goldens are not being renewed */
export function expectText(name: string, file: "plan.txt", observed: string): void {
  if (RENEW) writeFileSync(fileOf(name, file), observed);
  expect(observed).toBe(readExpected(name, file));
}

/**
 * Compares byte by byte, the order of keys included; only the file is laid out for people.
 * @param observed JSON without white space
 * @throws Error when the file is missing and goldens are not being renewed
 */
export function expectJson(name: string, file: "answer.json" | "calls.json", observed: string): void {
  if (RENEW) writeFileSync(fileOf(name, file), `${JSON.stringify(JSON.parse(observed), undefined, 2)}\n`);
  expect(observed).toBe(JSON.stringify(JSON.parse(readExpected(name, file))));
}

function readExpected(name: string, file: string): string {
  const expected = readIfThere(name, file);
  if (expected !== undefined) return expected;
  throw new Error(`${name}/${file} is missing; tests/golden/federation/README.md says how to write it.`);
}

function fileOf(name: string, file: string): string {
  return path.join(ROOT, name, file);
}

function read(name: string, file: string): string {
  return readFileSync(fileOf(name, file), "utf8");
}

function readIfThere(name: string, file: string): string | undefined {
  return existsSync(fileOf(name, file)) ? read(name, file) : undefined;
}
