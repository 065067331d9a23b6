/** Kinds of organizations, and the sectors of critical infrastructure. Source: EO 14409 section 2(c). */
export const ORGANIZATION_KINDS = [
  "AI_DEVELOPER",
  "CRITICAL_INFRASTRUCTURE",
  "VENDOR",
  "STATE_LOCAL",
  "MAINTAINER",
] as const;

export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

export const SECTORS = [
  "RURAL_HOSPITAL",
  "COMMUNITY_BANK",
  "LOCAL_UTILITY",
  "HEALTHCARE",
  "FINANCIAL_SERVICES",
  "ENERGY",
  "COMMUNICATIONS",
  "TRANSPORTATION",
] as const;

export type Sector = (typeof SECTORS)[number];
