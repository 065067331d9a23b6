/**
 * Who may give a command, as data: the words for people, and the test.
 * In: a caller, and the record that it would change. Out: yes or FORBIDDEN. Not here: who may read what.
 */
import { type Caller, type Role, holdsRole, isAnonymous, isFederal } from "../../../common/caller";
import { HubError } from "../../../common/errors";

export interface Permit<T = unknown> {
  /** Completes "Only … may do this": `the model's developer`. */
  readonly who: string;
  allows(caller: Caller, record: T): boolean;
  /** It lets pass more than may do this, which is decided later: to who may not read the record there is none. */
  readonly isForReaders?: boolean;
}

/** Whoever holds one of the roles in an office that it fits. @param who `Treasury's analysts` */
export function holders(who: string, ...roles: readonly Role[]): Permit {
  return { who, allows: (caller) => roles.some((role) => holdsRole(caller, role)) };
}

/** Whoever speaks for the organization that the record names, and nobody in its stead. */
export function organizationOf<T>(who: string, organizationId: (record: T) => string | null): Permit<T> {
  return {
    who,
    allows: (caller, record) =>
      caller.roles.includes("REPRESENTATIVE") && caller.office !== "" && caller.office === organizationId(record),
  };
}

/** Whoever speaks for some agency, with any of its roles: which one is decided on a record. */
export function anyAgency(who: string): Permit {
  return { who, allows: isFederal };
}

/** Whoever speaks for the agency that the record names, with any of its roles. */
export function agencyOf<T>(who: string, agencyId: (record: T) => string | null): Permit<T> {
  const agencies = anyAgency(who);
  return {
    who,
    allows: (caller, record) =>
      agencies.allows(caller, record) && caller.office !== "" && caller.office === agencyId(record),
  };
}

export function eitherOf<T>(...permits: readonly Permit<T>[]): Permit<T> {
  return {
    who: permits.map(({ who }) => who).join(" or "),
    allows: (caller, record) => permits.some((permit) => permit.allows(caller, record)),
  };
}

/** @throws UNAUTHENTICATED for the anonymous caller */
export function assertKnown(caller: Caller): void {
  if (!isAnonymous(caller)) return;
  throw new HubError("UNAUTHENTICATED", "Commands are for known callers.", { remedy: "Say who you are." });
}

/** @throws FORBIDDEN */
export function assertPermitted<T>(permit: Permit<T>, caller: Caller, record: T): void {
  if (permit.allows(caller, record)) return;
  throw new HubError("FORBIDDEN", `Only ${permit.who} may do this.`);
}
