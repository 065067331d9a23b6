/**
 * What the n-th grown organization is, so that each agency gives it a fitting part without asking coordination:
 * models to developers, fixes to vendors and maintainers, grants to rural hospitals, community banks and utilities.
 */
export interface GrownOrganization {
  readonly kind: "AI_DEVELOPER" | "CRITICAL_INFRASTRUCTURE" | "VENDOR" | "STATE_LOCAL" | "MAINTAINER";
  /** Given for critical infrastructure only. */
  readonly sector: "RURAL_HOSPITAL" | "COMMUNITY_BANK" | "LOCAL_UTILITY" | null;
}

const HOSPITAL = { kind: "CRITICAL_INFRASTRUCTURE", sector: "RURAL_HOSPITAL" } as const;
const BANK = { kind: "CRITICAL_INFRASTRUCTURE", sector: "COMMUNITY_BANK" } as const;
const UTILITY = { kind: "CRITICAL_INFRASTRUCTURE", sector: "LOCAL_UTILITY" } as const;
const VENDOR = { kind: "VENDOR", sector: null } as const;
const MAINTAINER = { kind: "MAINTAINER", sector: null } as const;
const GOVERNMENT = { kind: "STATE_LOCAL", sector: null } as const;
const DEVELOPER = { kind: "AI_DEVELOPER", sector: null } as const;

/** Every twelfth is an AI developer, as `developerOfModel` says. */
const TWELVE: readonly GrownOrganization[] = [
  HOSPITAL,
  BANK,
  UTILITY,
  VENDOR,
  GOVERNMENT,
  HOSPITAL,
  BANK,
  UTILITY,
  MAINTAINER,
  HOSPITAL,
  VENDOR,
  DEVELOPER,
];

/** @param n number of the organization, from 1 */
export function grownOrganization(n: number): GrownOrganization {
  return TWELVE[(n - 1) % TWELVE.length] ?? HOSPITAL;
}
