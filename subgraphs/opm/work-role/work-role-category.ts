/** The five categories of the NICE framework. Source: NIST NICE Framework Components version 2.0.0. */
import { invariant } from "../../../common/invariant";

export const WORK_ROLE_CATEGORIES = [
  "OVERSIGHT_AND_GOVERNANCE",
  "DESIGN_AND_DEVELOPMENT",
  "IMPLEMENTATION_AND_OPERATION",
  "PROTECTION_AND_DEFENSE",
  "INVESTIGATION",
] as const;

export type WorkRoleCategory = (typeof WORK_ROLE_CATEGORIES)[number];

const CATEGORIES: ReadonlyMap<string, WorkRoleCategory> = new Map([
  ["OG", "OVERSIGHT_AND_GOVERNANCE"],
  ["DD", "DESIGN_AND_DEVELOPMENT"],
  ["IO", "IMPLEMENTATION_AND_OPERATION"],
  ["PD", "PROTECTION_AND_DEFENSE"],
  ["IN", "INVESTIGATION"],
]);

/** @param workRoleId `PD-WRL-007`, whose first part names the category */
export function categoryOf(workRoleId: string): WorkRoleCategory {
  const category = CATEGORIES.get(workRoleId.slice(0, 2));
  invariant(category !== undefined, `No category of the NICE framework stands behind ${workRoleId}`);
  return category;
}
