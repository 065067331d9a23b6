/**
 * Who asks: the roles that a caller holds, and the office or organization that it speaks for.
 * In: nothing. Out: the types and the caller that nobody vouched for. Not here: how a caller is authenticated.
 */

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

export interface Caller {
  readonly roles: readonly Role[];
  /** Id of the agency or organization; empty for the anonymous caller. */
  readonly office: string;
}

/** A caller that nobody vouched for: it may read what is public, and command nothing. */
export const ANONYMOUS: Caller = Object.freeze({ roles: Object.freeze([]), office: "" });

export function isAnonymous(caller: Caller): boolean {
  return caller.roles.length === 0;
}
