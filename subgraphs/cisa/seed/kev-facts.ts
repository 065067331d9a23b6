/**
 * A small part of CISA's catalogue of known exploited vulnerabilities, so that a fresh hub is not empty: facts only.
 * The whole catalogue comes by import. Descriptions and actions are worded by the hub (kev-texts.ts).
 * Source: CISA KEV catalogue 2026.08.21; SSVC points of CISA Vulnrichment for the entries that have them.
 */
import type { Automatable, Exploitation, TechnicalImpact } from "../vulnerability/decision-points";

export const KEV_SOURCE = "CISA KEV and Vulnrichment; wording of the hub";
export const KEV_CATALOG_VERSION = "2026.08.21";
export const KEV_RELEASED_AT = "2026-08-21T17:46:43.601Z";

export interface KevFact {
  readonly cveId: string;
  readonly vendor: string;
  readonly product: string;
  readonly dateAdded: string;
  readonly dueDate: string;
  readonly cwes: readonly string[];
}

export type SsvcFact = readonly [Exploitation, Automatable, TechnicalImpact];

const kev = (
  [cveId, vendor, product]: readonly [string, string, string],
  [dateAdded, dueDate]: readonly [string, string],
  cwes: readonly string[],
): KevFact => ({ cveId, vendor, product, dateAdded, dueDate, cwes });

/** Newest first: CVE, vendor, product; day of listing and the catalogue's due day; weaknesses. */
export const KEV_FACTS: readonly KevFact[] = [
  kev(["CVE-2026-73570", "Synacor", "Zimbra Collaboration Suite (ZCS)"], ["2026-08-21", "2026-08-24"], ["CWE-78"]),
  kev(["CVE-2026-72530", "TrueConf", "Server"], ["2026-08-20", "2026-09-03"], ["CWE-94"]),
  kev(["CVE-2026-64849", "MLflow", "MLflow"], ["2026-08-19", "2026-09-02"], ["CWE-918"]),
  kev(
    ["CVE-2026-33824", "Microsoft", "Internet Key Exchange (IKE) Service Extensions"],
    ["2026-08-18", "2026-08-21"],
    ["CWE-415"],
  ),
  kev(["CVE-2026-59310", "Broadcom", "VMware vCenter"], ["2026-08-18", "2026-08-21"], ["CWE-22"]),
  kev(["CVE-2026-55040", "Microsoft", "SharePoint"], ["2026-08-18", "2026-08-21"], ["CWE-1390"]),
  kev(["CVE-2025-62593", "Ray-Project", "Ray"], ["2026-08-17", "2026-08-20"], ["CWE-94", "CWE-352"]),
  kev(
    [
      "CVE-2026-20349",
      "Cisco",
      "Secure Firewall Adaptive Security Appliance (ASA) and Secure Firewall Threat Defense (FTD)",
    ],
    ["2026-08-11", "2026-08-14"],
    ["CWE-244"],
  ),
  kev(["CVE-2026-72898", "Metabase", "Metabase"], ["2026-08-11", "2026-08-14"], ["CWE-89"]),
  kev(["CVE-2026-8037", "Progress", "LoadMaster"], ["2026-08-07", "2026-08-10"], ["CWE-77"]),
  kev(["CVE-2026-63077", "JetBrains", "TeamCity"], ["2026-08-05", "2026-08-08"], ["CWE-502"]),
  kev(["CVE-2026-34486", "Apache", "Tomcat"], ["2026-08-04", "2026-08-07"], ["CWE-311"]),
  kev(["CVE-2026-18577", "N-able", "N-central"], ["2026-08-03", "2026-08-06"], ["CWE-288"]),
  kev(["CVE-2026-16812", "Arista", "VeloCloud Orchestrator"], ["2026-07-27", "2026-07-30"], ["CWE-78"]),
  kev(["CVE-2026-50522", "Microsoft", "SharePoint"], ["2026-07-22", "2026-07-25"], ["CWE-502"]),
  kev(["CVE-2026-63030", "WordPress", "Core"], ["2026-07-21", "2026-07-24"], ["CWE-436"]),
  kev(["CVE-2026-0770", "Langflow", "Langflow"], ["2026-07-21", "2026-07-24"], ["CWE-829"]),
  kev(["CVE-2026-39808", "Fortinet", "FortiSandbox"], ["2026-07-16", "2026-07-19"], ["CWE-78"]),
  kev(
    ["CVE-2026-46817", "Oracle", "E-Business Suite"],
    ["2026-07-15", "2026-07-18"],
    ["CWE-269", "CWE-287", "CWE-306"],
  ),
  kev(
    ["CVE-2023-4346", "KNX Association", "KNX Protocol Connection Authorization Option 1"],
    ["2026-07-15", "2026-07-29"],
    ["CWE-645"],
  ),
  kev(
    ["CVE-2026-56155", "Microsoft", "Active Directory Federation Services"],
    ["2026-07-14", "2026-07-28"],
    ["CWE-1220"],
  ),
  kev(["CVE-2026-15409", "SonicWall", "SMA1000 Appliances"], ["2026-07-14", "2026-07-17"], ["CWE-918"]),
  kev(["CVE-2026-48908", "JoomShaper", "SP Page Builder"], ["2026-07-07", "2026-07-10"], ["CWE-434"]),
  kev(["CVE-2026-48282", "Adobe", "ColdFusion"], ["2026-07-07", "2026-07-10"], ["CWE-22"]),
  kev(["CVE-2026-45659", "Microsoft", "SharePoint Server"], ["2026-07-01", "2026-07-04"], ["CWE-502"]),
  kev(["CVE-2026-48558", "SimpleHelp", "SimpleHelp"], ["2026-06-29", "2026-07-02"], ["CWE-347"]),
  kev(["CVE-2026-12569", "PTC", "Windchill and FlexPLM"], ["2026-06-25", "2026-06-28"], ["CWE-20", "CWE-502"]),
  kev(["CVE-2026-20230", "Cisco", "Unified Communications Manager"], ["2026-06-25", "2026-06-28"], ["CWE-918"]),
  kev(["CVE-2026-34910", "Ubiquiti", "UniFi OS"], ["2026-06-23", "2026-06-26"], ["CWE-20"]),
  kev(["CVE-2026-20253", "Splunk", "Enterprise"], ["2026-06-18", "2026-06-21"], ["CWE-306"]),
  kev(["CVE-2026-48907", "Widget Factory", "Joomla Content Editor"], ["2026-06-16", "2026-06-19"], ["CWE-284"]),
  kev(["CVE-2026-35273", "Oracle", "PeopleSoft Enterprise PeopleTools"], ["2026-06-12", "2026-06-15"], ["CWE-306"]),
  kev(["CVE-2026-10520", "Ivanti", "Sentry"], ["2026-06-11", "2026-06-14"], ["CWE-78"]),
  kev(["CVE-2026-11645", "Google", "Chromium V8"], ["2026-06-09", "2026-06-23"], ["CWE-787", "CWE-125"]),
  kev(["CVE-2026-20245", "Cisco", "Catalyst SD-WAN Manager"], ["2026-06-09", "2026-06-23"], ["CWE-116"]),
  kev(["CVE-2026-42271", "BerriAI", "LiteLLM"], ["2026-06-08", "2026-06-22"], ["CWE-78", "CWE-77"]),
  kev(["CVE-2026-50751", "Check Point", "Security Gateway"], ["2026-06-08", "2026-06-11"], ["CWE-287"]),
  kev(["CVE-2026-28318", "SolarWinds", "Serv-U"], ["2026-06-05", "2026-06-19"], ["CWE-400"]),
  kev(["CVE-2022-0492", "Linux", "Kernel"], ["2026-06-02", "2026-06-05"], ["CWE-287", "CWE-862"]),
  kev(["CVE-2025-48595", "Android", "Framework"], ["2026-06-02", "2026-06-05"], ["CWE-190"]),
  kev(["CVE-2026-20127", "Cisco", "Catalyst SD-WAN Controller and Manager"], ["2026-02-25", "2026-02-27"], ["CWE-287"]),
  kev(["CVE-2022-20775", "Cisco", "SD-WAN"], ["2026-02-25", "2026-02-27"], ["CWE-25", "CWE-282"]),
  kev(
    ["CVE-2024-20481", "Cisco", "Adaptive Security Appliance (ASA) and Firepower Threat Defense (FTD)"],
    ["2024-10-24", "2024-11-14"],
    ["CWE-772"],
  ),
  kev(["CVE-2024-40711", "Veeam", "Backup & Replication"], ["2024-10-17", "2024-11-07"], ["CWE-502"]),
  kev(["CVE-2024-28987", "SolarWinds", "Web Help Desk"], ["2024-10-15", "2024-11-05"], ["CWE-798"]),
  kev(["CVE-2024-9680", "Mozilla", "Firefox"], ["2024-10-15", "2024-11-05"], ["CWE-416"]),
  kev(["CVE-2024-9379", "Ivanti", "Cloud Services Appliance (CSA)"], ["2024-10-09", "2024-10-30"], ["CWE-89"]),
];

/** Entries known to be used in ransomware campaigns. */
export const RANSOMWARE_CVES: ReadonlySet<string> = new Set([
  "CVE-2026-15409",
  "CVE-2026-45659",
  "CVE-2026-12569",
  "CVE-2026-35273",
  "CVE-2026-50751",
  "CVE-2024-40711",
  "CVE-2024-9680",
]);

/** SSVC points of the entries that have them: exploitation, automatable, technical impact. */
export const SSVC_POINTS: ReadonlyMap<string, SsvcFact> = new Map<string, SsvcFact>([
  ["CVE-2023-4346", ["NONE", "YES", "PARTIAL"]],
  ["CVE-2024-20481", ["ACTIVE", "YES", "PARTIAL"]],
  ["CVE-2024-40711", ["ACTIVE", "NO", "TOTAL"]],
  ["CVE-2024-28987", ["ACTIVE", "YES", "TOTAL"]],
  ["CVE-2024-9680", ["ACTIVE", "YES", "TOTAL"]],
  ["CVE-2024-9379", ["ACTIVE", "NO", "PARTIAL"]],
]);
