/**
 * Whether a caller satisfies a requirement.
 * In: the caller and what a part of the schema requires. Out: yes or no. A policy that is none of the built-in ones is
 * satisfied by nobody. Not here: what follows for an operation (access-decision.ts), records (the subgraphs).
 */
import type { Clause, Requirement } from "../../common/access/requirement";
import { fitsOffice, isAnonymous, isFederal, type Caller } from "../../common/caller";
import { dominates, MARKING_LEVELS, UNRESTRICTED, type MarkingLevel } from "../../common/marking";

export function isSatisfied({ clauses }: Requirement, caller: Caller): boolean {
  return clauses.every((clause) => isClauseSatisfied(clause, caller));
}

function isClauseSatisfied(clause: Clause, caller: Caller): boolean {
  switch (clause.kind) {
    case "authenticated":
      return !isAnonymous(caller);
    case "scopes":
      return clause.anyOf.some((scopes) => scopes.every((scope) => caller.scopes.includes(scope)));
    case "policies":
      return clause.anyOf.some((policies) => policies.every((policy) => isPolicySatisfied(policy, caller)));
  }
}

type Policy = (caller: Caller, argument: string) => boolean;

/** `clearance:SECRET`, `compartment:FRONTIER`, `role:NSA_OFFICER`, `office:nsa`. */
const POLICIES: ReadonlyMap<string, Policy> = new Map<string, Policy>([
  ["clearance", ({ clearance }, level) => isLevel(level) && dominates(marked(clearance), marked(level))],
  ["compartment", ({ compartments }, name) => compartments.includes(name)],
  ["role", ({ roles, office }, name) => roles.some((role) => role === name && fitsOffice(role, office))],
  ["office", ({ office }, id) => id !== "" && office === id],
]);

function isPolicySatisfied(policy: string, caller: Caller): boolean {
  if (policy === "federal") return isFederal(caller);
  const colon = policy.indexOf(":");
  const isMet = POLICIES.get(policy.slice(0, Math.max(colon, 0)));
  return isMet?.(caller, policy.slice(colon + 1)) ?? false;
}

function isLevel(text: string): text is MarkingLevel {
  return MARKING_LEVELS.some((level) => level === text);
}

function marked(level: MarkingLevel) {
  return { ...UNRESTRICTED, level };
}
