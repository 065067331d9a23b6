/**
 * A decision about the requirements of one operation as a short text, by which plans are kept: a digit for each
 * requirement, in the operation's order, 1 where the caller satisfies it.
 * In: requirements and a caller, or such a text. Out: such a text, or what it denies.
 */
import type { Requirement } from "../../common/access/requirement";
import type { Caller } from "../../common/caller";
import { isSatisfied } from "./decide";

/** Empty for an operation that touches nothing protected. */
export type AccessKey = string;

export function accessKeyOf(requirements: readonly Requirement[], caller: Caller): AccessKey {
  let key = "";
  for (const requirement of requirements) key += isSatisfied(requirement, caller) ? "1" : "0";
  return key;
}

/** Of a caller who may read everything. */
export function wholeAccess(requirements: readonly Requirement[]): AccessKey {
  return "1".repeat(requirements.length);
}

/** Ids of the requirements that are not satisfied; a digit that is missing satisfies nothing. */
export function deniedBy(requirements: readonly Requirement[], key: AccessKey): string[] {
  return requirements.flatMap(({ id }, index) => (key[index] === "1" ? [] : [id]));
}
