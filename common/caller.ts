/**
 * Who asks: the roles that a caller holds, the office or organization that it speaks for, and what it is cleared for.
 * In: nothing. Out: the types and the caller that nobody vouched for. Not here: how a caller is authenticated.
 */
import type { MarkingLevel } from "./marking";

/** What a caller may act as. An agency's own roles are of that agency alone; the last four are of any. */
export const ROLES = [
  "TREASURY_ANALYST",
  "TREASURY_COORDINATOR",
  "NSA_OFFICER",
  "NSA_DIRECTOR",
  "CISA_ANALYST",
  "OPM_OFFICER",
  "DOJ_PROSECUTOR",
  /** Speaks for any federal agency: its `office`. */
  "AGENCY_OFFICER",
  /** Speaks for an organization outside government: its `office`. */
  "REPRESENTATIVE",
  "AUDITOR",
  /** The hub's own clockwork, which no request can be. */
  "HUB",
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that an issuer can give: nobody is the hub. */
export const CLAIMABLE_ROLES: readonly Role[] = ROLES.filter((role) => role !== "HUB");

export interface Caller {
  /** Whom the issuer vouches for, opaque: a person's or service's identifier, never a name. Empty for the anonymous. */
  readonly subject: string;
  readonly roles: readonly Role[];
  /** Id of the agency or organization; empty for the anonymous caller. */
  readonly office: string;
  /** What `@requiresScopes` asks for. */
  readonly scopes: readonly string[];
  /** The highest level that the caller may read. */
  readonly clearance: MarkingLevel;
  /** Control system compartments that the caller is read into. */
  readonly compartments: readonly string[];
  /** Programs and ids of records that the caller needs to know of; above CUI, nothing is read without. */
  readonly needToKnow: readonly string[];
}

/** A caller that nobody vouched for: it may read what is public, and command nothing. */
export const ANONYMOUS: Caller = Object.freeze({
  subject: "",
  roles: Object.freeze([]),
  office: "",
  scopes: Object.freeze([]),
  clearance: "UNCLASSIFIED",
  compartments: Object.freeze([]),
  needToKnow: Object.freeze([]),
});

/** The agency whose own a role is; the other roles fit any office. */
const AGENCY_OF_ROLE: Readonly<Partial<Record<Role, string>>> = {
  TREASURY_ANALYST: "treasury",
  TREASURY_COORDINATOR: "treasury",
  NSA_OFFICER: "nsa",
  NSA_DIRECTOR: "nsa",
  CISA_ANALYST: "cisa",
  OPM_OFFICER: "opm",
  DOJ_PROSECUTOR: "doj",
};

/** Roles that speak for no agency. */
const OUTSIDE_AGENCIES: ReadonlySet<Role> = new Set(["REPRESENTATIVE", "AUDITOR", "HUB"]);

/** What a caller acts as, and for whom. */
type Standing = Pick<Caller, "roles" | "office">;

/** Whether a role means anything in an office: an agency's own does in that agency's alone. */
export function fitsOffice(role: Role, office: string): boolean {
  const agency = AGENCY_OF_ROLE[role];
  return agency === undefined || agency === office;
}

/** Whether the caller holds a role, in an office that it fits. */
export function holdsRole({ roles, office }: Standing, role: Role): boolean {
  return roles.includes(role) && fitsOffice(role, office);
}

/** Whether the caller speaks for a federal agency, with any of its roles. */
export function isFederal({ roles, office }: Standing): boolean {
  return roles.some((role) => !OUTSIDE_AGENCIES.has(role) && fitsOffice(role, office));
}

export function isAnonymous(caller: Caller): boolean {
  return caller.roles.length === 0;
}
