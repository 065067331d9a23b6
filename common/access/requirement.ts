/**
 * What a caller must be to read a part of the schema, as `@authenticated`, `@requiresScopes` and `@policy` say it.
 * In: clauses. Out: requirements, joined; whether one asks for at least what another asks for.
 * Not here: reading them from a schema (own-requirements.ts), deciding for a caller (gateway/access/decide.ts).
 * Source: https://specs.apollo.dev/authenticated, https://specs.apollo.dev/requiresScopes, https://specs.apollo.dev/policy.
 */

/** One directive. */
export type Clause =
  | { readonly kind: "authenticated" }
  /** Of one of the groups, every name. */
  | { readonly kind: "scopes" | "policies"; readonly anyOf: readonly (readonly string[])[] };

/** All clauses must hold; without any, everybody may. */
export interface Requirement {
  /** The same for requirements that ask for the same in the same words. */
  readonly id: string;
  readonly clauses: readonly Clause[];
}

export const NOTHING_REQUIRED: Requirement = Object.freeze({ id: "", clauses: Object.freeze([]) });

export function requirementOf(clauses: readonly Clause[]): Requirement {
  const byText = new Map(clauses.map(plainly).map((clause) => [JSON.stringify(clause), clause]));
  if (byText.size === 0) return NOTHING_REQUIRED;
  const texts = [...byText.keys()].sort();
  return { id: texts.join(" "), clauses: texts.flatMap((text) => byText.get(text) ?? []) };
}

/** What satisfies all of them. */
export function joinRequirements(requirements: readonly Requirement[]): Requirement {
  return requirementOf(requirements.flatMap(({ clauses }) => clauses));
}

/** Whether everybody who satisfies `strong` satisfies `weak`. */
export function implies(strong: Requirement, weak: Requirement): boolean {
  return weak.clauses.every((clause) => impliesClause(strong, clause));
}

/** Groups that satisfy all clauses of a kind can be many; beyond this, clauses are compared one by one. */
const MAX_GROUPS = 4_096;

function impliesClause({ clauses }: Requirement, weak: Clause): boolean {
  if (weak.kind === "authenticated") return clauses.some(({ kind }) => kind === "authenticated");
  const choices = clauses.flatMap((clause) => (clause.kind === weak.kind ? [clause.anyOf] : []));
  if (choices.length === 0) return false;
  const isEnough = (group: readonly string[]): boolean =>
    weak.anyOf.some((asked) => asked.every((name) => group.includes(name)));
  const count = choices.reduce((product, { length }) => product * length, 1);
  return count > MAX_GROUPS ? choices.some((groups) => groups.every(isEnough)) : combinations(choices).every(isEnough);
}

/** Every way to satisfy all choices at once. */
function combinations(choices: readonly (readonly (readonly string[])[])[]): string[][] {
  return choices.reduce<string[][]>(
    (groups, choice) => groups.flatMap((group) => choice.map((names) => [...group, ...names])),
    [[]],
  );
}

/** Order and repetition say nothing. */
function plainly(clause: Clause): Clause {
  if (clause.kind === "authenticated") return { kind: "authenticated" };
  const groups = clause.anyOf.map((names) => [...new Set(names)].sort());
  const byText = new Map(groups.map((group) => [JSON.stringify(group), group]));
  return { kind: clause.kind, anyOf: [...byText.keys()].sort().flatMap((text) => [byText.get(text) ?? []]) };
}
