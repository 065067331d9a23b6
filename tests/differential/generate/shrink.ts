/**
 * Makes a failing case smaller while it fails in the same way.
 * In: a case and a test that says whether a smaller one still fails. Out: a case that no single step makes smaller,
 * or the smallest found within the budget. Greedy: the query first, then failures, data and schema, then again.
 */
import type { DifferentialCase } from "../differential-case";
import { smallerQueries } from "./smaller-queries";
import { smallerSchemas } from "./smaller-schemas";
import { smallerWorlds } from "./smaller-worlds";

export type StillFails = (one: DifferentialCase) => Promise<boolean>;

/** Smaller cases, each by one step; a step is known by its index, which stays when the case becomes smaller. */
type Steps = (one: DifferentialCase) => readonly DifferentialCase[];

const ROUNDS: readonly Steps[] = [
  (one) => one.failures.map((_, index) => ({ ...one, failures: one.failures.toSpliced(index, 1) })),
  (one) => smallerQueries(one.query).map((query) => ({ ...one, query })),
  (one) => smallerSchemas(one.subgraphs).map((subgraphs) => ({ ...one, subgraphs })),
  (one) =>
    smallerWorlds(one.world, one.comparesMonolith ? namesIn(one) : undefined).map((world) => ({ ...one, world })),
  (one) => Object.keys(one.variables).map((name) => ({ ...one, variables: without(one.variables, name) })),
];

/** @param budgetMs time after which the smallest case so far is returned */
export async function shrink(
  one: DifferentialCase,
  stillFails: StillFails,
  budgetMs: number,
): Promise<DifferentialCase> {
  const ends = performance.now() + budgetMs;
  let smallest = one;
  for (let before = ""; before !== JSON.stringify(smallest) && performance.now() < ends;) {
    before = JSON.stringify(smallest);
    for (const steps of ROUNDS) smallest = await takeSteps(smallest, { steps, stillFails, ends });
  }
  return smallest;
}

async function takeSteps(
  one: DifferentialCase,
  { steps, stillFails, ends }: { steps: Steps; stillFails: StillFails; ends: number },
): Promise<DifferentialCase> {
  let smallest = one;
  let candidates = steps(smallest);
  for (let index = 0; index < candidates.length && performance.now() < ends;) {
    const candidate = candidates[index];
    if (candidate && (await stillFails(candidate).catch(() => false))) {
      smallest = candidate;
      candidates = steps(smallest);
    } else {
      index += 1;
    }
  }
  return smallest;
}

function without(values: DifferentialCase["variables"], name: string): DifferentialCase["variables"] {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}

function namesIn({ subgraphs }: DifferentialCase): (field: string) => boolean {
  const names = new Set(subgraphs.flatMap(({ sdl }) => sdl.match(/\w+/g) ?? []));
  return (field) => names.has(field);
}
