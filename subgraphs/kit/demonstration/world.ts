/**
 * What the demonstration worlds of all agencies share: the day they stand on, and the ids by which records of one
 * agency name records of another. Everything here is made up, save the ids of real CVEs and directives.
 * Ids of grown worlds follow from a number, so that each agency can name them without asking the others.
 */

/** `provenance.source` of every made-up record. */
export const DEMONSTRATION = "demonstration";

/** The made-up world is as of this instant; the real clock goes on behind it. */
export const WORLD_INSTANT = "2026-09-01T12:00:00Z";

/** How many records of each growing kind the world holds per unit of scale, beside the named ones below. */
export const PER_SCALE = {
  organizations: 60,
  vulnerabilities: 60,
  models: 5,
  cases: 100,
} as const;

const padded = (number: number): string => String(number).padStart(6, "0");

/** Id of the n-th grown organization, n from 1 to `PER_SCALE.organizations` × scale. */
export const organizationId = (n: number): string => `org-${padded(n)}`;

/** Id of the n-th grown vulnerability, found by the clearinghouse and without a CVE. */
export const vulnerabilityId = (n: number): string => `HUB-2026-${padded(n)}`;

/** Id of the n-th grown model. */
export const modelId = (n: number): string => `model-${padded(n)}`;

/** Who develops the n-th grown model: every twelfth grown organization is an AI developer and has one model. */
export const developerOfModel = (n: number): string => organizationId(n * ORGANIZATIONS_PER_MODEL);

const ORGANIZATIONS_PER_MODEL = PER_SCALE.organizations / PER_SCALE.models;

/** The grown model that found the n-th grown vulnerability; people found two of three. */
export const modelThatFound = (n: number): string | undefined =>
  n % 3 === 0 ? modelId(Math.ceil(n / VULNERABILITIES_PER_MODEL)) : undefined;

const VULNERABILITIES_PER_MODEL = PER_SCALE.vulnerabilities / PER_SCALE.models;

/** Organizations with a part in the told stories. Their kinds are coordination's to say. */
export const ORGANIZATIONS = {
  acme: "acme-ai",
  halden: "halden-ai",
  meridian: "meridian-models",
  juniperFalls: "juniper-falls-hospital",
  cedarValley: "cedar-valley-hospital",
  prairieView: "prairie-view-hospital",
  firstHarbor: "first-harbor-bank",
  mesaWater: "mesa-water-district",
  northfieldGrid: "northfield-power",
  openRelay: "open-relay-project",
  brightGate: "brightgate-software",
  lakeCounty: "lake-county",
} as const;

/** Frontier models of the told stories, by developer. */
export const MODELS = {
  sentinel: { id: "acme-sentinel-2", developerId: ORGANIZATIONS.acme },
  forge: { id: "halden-forge-1", developerId: ORGANIZATIONS.halden },
  scout: { id: "meridian-scout-3", developerId: ORGANIZATIONS.meridian },
} as const;

/** Vulnerabilities of the told stories. */
export const VULNERABILITIES = {
  /** Real; listed in KEV on 2026-07-15 with both SSVC points: tier 3 days where exposed. */
  knx: "CVE-2023-4346",
  /** Real; listed in KEV on 2026-06-08. */
  liteLlm: "CVE-2026-42271",
  /** Real; listed in KEV on 2026-08-19. */
  mlflow: "CVE-2026-64849",
  /** Real; listed in KEV on 2026-07-21. */
  langflow: "CVE-2026-0770",
  /** Real; listed in KEV on 2026-07-14, used in ransomware campaigns. */
  sonicWall: "CVE-2026-15409",
  /** Made up; found by a model, fixed, without a CVE yet. */
  relayParser: "HUB-2026-R00001",
  /** Made up; found by a model, under embargo. */
  gateLogin: "HUB-2026-R00002",
} as const;

/** Real directives by id; CISA owns them. */
export const DIRECTIVES = {
  bod2604: "BOD-26-04",
  bod2602: "BOD-26-02",
  bod2501: "BOD-25-01",
  bod2302: "BOD-23-02",
  bod2301: "BOD-23-01",
  bod2001: "BOD-20-01",
  ed2603: "ED-26-03",
} as const;
