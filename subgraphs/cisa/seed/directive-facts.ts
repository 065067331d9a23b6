/**
 * CISA's directives as facts, and what each requires in the hub's own words. A date is here only where it is sure;
 * `unsure` says what is not. Source: CISA's cybersecurity directives page; 44 U.S.C. 3553.
 */
import type { DirectiveKind } from "../directive/directive.entity";
import type { DirectiveState } from "../directive/directive.transitions";

interface ActionFact {
  readonly text: string;
  /** Where one day holds for all agencies. */
  readonly dueOn?: string;
  readonly cadence?: string;
}

export interface DirectiveFact {
  readonly id: string;
  readonly kind: DirectiveKind;
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  readonly state: DirectiveState;
  readonly issuedOn: string | null;
  readonly endedOn?: string;
  readonly url?: string;
  readonly obligationIds?: readonly string[];
  readonly supersededById?: string;
  readonly threat?: string;
  readonly supplementsId?: string;
  /** What the facts leave open, for `provenance.source`. */
  readonly unsure?: string;
  readonly actions: readonly ActionFact[];
}

const DIRECTIVES_PAGE = "https://www.cisa.gov/news-events/directives";

export const DIRECTIVE_FACTS: readonly DirectiveFact[] = [
  {
    id: "BOD-19-02",
    kind: "BINDING_OPERATIONAL",
    number: "BOD 19-02",
    title: "Vulnerability Remediation Requirements for Internet-Accessible Systems",
    summary: "Gave days to remediate critical and high vulnerabilities that CISA's scans found.",
    state: "REVOKED",
    issuedOn: "2019-04-29",
    endedOn: "2026-06-10",
    supersededById: "BOD-26-04",
    actions: [
      {
        text: "Remediate critical vulnerabilities of internet-accessible systems.",
        cadence: "15 days after detection",
      },
      { text: "Remediate high vulnerabilities of internet-accessible systems.", cadence: "30 days after detection" },
    ],
  },
  {
    id: "BOD-20-01",
    kind: "BINDING_OPERATIONAL",
    number: "BOD 20-01",
    title: "Develop and Publish a Vulnerability Disclosure Policy",
    summary: "Lets the public report vulnerabilities of federal systems in good faith.",
    state: "ISSUED",
    issuedOn: "2020-09-02",
    actions: [
      { text: "Name a security contact for each .gov domain.", cadence: "30 days after issuance" },
      { text: "Publish a vulnerability disclosure policy.", cadence: "180 days after issuance" },
      { text: "Bring all internet-accessible systems into the policy's scope.", cadence: "two years after issuance" },
    ],
  },
  {
    id: "BOD-22-01",
    kind: "BINDING_OPERATIONAL",
    number: "BOD 22-01",
    title: "Reducing the Significant Risk of Known Exploited Vulnerabilities",
    summary: "Established the KEV catalogue and its due dates.",
    state: "REVOKED",
    issuedOn: "2021-11-03",
    endedOn: "2026-06-10",
    supersededById: "BOD-26-04",
    actions: [{ text: "Remediate each KEV entry by the catalogue's due date.", cadence: "by entry" }],
  },
  {
    id: "BOD-23-01",
    kind: "BINDING_OPERATIONAL",
    number: "BOD 23-01",
    title: "Improving Asset Visibility and Vulnerability Detection on Federal Networks",
    summary: "Makes agencies discover their assets and enumerate their vulnerabilities continuously.",
    state: "ISSUED",
    issuedOn: "2022-10-03",
    actions: [
      { text: "Discover assets automatically.", dueOn: "2023-04-03", cadence: "every 7 days" },
      { text: "Enumerate vulnerabilities of all discovered assets.", dueOn: "2023-04-03", cadence: "every 14 days" },
    ],
  },
  {
    id: "BOD-23-02",
    kind: "BINDING_OPERATIONAL",
    number: "BOD 23-02",
    title: "Mitigating the Risk from Internet-Exposed Management Interfaces",
    summary: "Takes management interfaces of network devices off the public internet.",
    state: "ISSUED",
    issuedOn: "2023-06-13",
    actions: [
      {
        text: "Remove a found interface from the internet or put it behind zero-trust access control.",
        cadence: "14 days after notice or discovery",
      },
    ],
  },
  {
    id: "BOD-25-01",
    kind: "BINDING_OPERATIONAL",
    number: "BOD 25-01",
    title: "Implementing Secure Practices for Cloud Services",
    summary: "Sets secure configuration baselines (SCuBA) for cloud tenants.",
    state: "ISSUED",
    issuedOn: "2024-12-17",
    url: `${DIRECTIVES_PAGE}/bod-25-01-implementing-secure-practices-cloud-services`,
    actions: [
      { text: "Identify all cloud tenants in scope.", dueOn: "2025-02-21", cadence: "updated every year" },
      { text: "Deploy the assessment tools and report continuously.", dueOn: "2025-04-25" },
      { text: "Implement the mandatory configuration policies.", dueOn: "2025-06-20" },
    ],
  },
  {
    id: "BOD-26-02",
    kind: "BINDING_OPERATIONAL",
    number: "BOD 26-02",
    title: "Mitigating Risk From End-of-Support Edge Devices",
    summary: "Removes edge devices that their vendors no longer support.",
    state: "ISSUED",
    issuedOn: "2026-02-05",
    url: `${DIRECTIVES_PAGE}/bod-26-02-mitigating-risk-end-support-edge-devices`,
    actions: [
      { text: "Update supported devices that run unsupported software.", cadence: "at once" },
      { text: "Report an inventory of devices on CISA's end-of-support list.", cadence: "3 months after issuance" },
      { text: "Take devices off the network whose support has ended.", cadence: "12 months after issuance" },
      { text: "Replace all remaining devices without support.", cadence: "18 months after issuance" },
      { text: "Discover edge devices continuously and track their support.", cadence: "24 months after issuance" },
    ],
  },
  {
    id: "BOD-26-04",
    kind: "BINDING_OPERATIONAL",
    number: "BOD 26-04",
    title: "Prioritizing Security Updates Based on Risk",
    summary: "Sets the remediation tier of each asset from KEV, exposure and two SSVC points.",
    state: "ISSUED",
    issuedOn: "2026-06-10",
    url: `${DIRECTIVES_PAGE}/bod-26-04-prioritizing-security-updates-based-risk`,
    obligationIds: ["EO14409-2c-i"],
    unsure: "that it serves section 2(c) of the order is inferred",
    actions: [
      { text: "Bring the vulnerability management policy into line with the four criteria." },
      { text: "Remediate each vulnerability on each asset within its tier.", cadence: "by tier, in calendar days" },
      { text: "Carry out a forensic triage of assets in the highest tier.", cadence: "within 3 days" },
      { text: "Inventory and tag publicly exposed assets." },
    ],
  },
  {
    id: "ED-26-03",
    kind: "EMERGENCY",
    number: "ED 26-03",
    title: "Mitigate Vulnerabilities in Cisco SD-WAN Systems",
    summary: "Makes agencies find, secure and examine their Cisco SD-WAN systems at once.",
    state: "ISSUED",
    issuedOn: "2026-02-25",
    url: `${DIRECTIVES_PAGE}/ed-26-03-mitigate-vulnerabilities-cisco-sd-wan-systems`,
    threat: "Active exploitation of Cisco SD-WAN systems through CVE-2026-20127 and CVE-2022-20775.",
    actions: [
      { text: "Report an inventory of affected systems.", dueOn: "2026-02-26" },
      { text: "Apply the vendor's updates.", dueOn: "2026-02-27" },
      { text: "Hunt for signs of compromise in collected artefacts." },
    ],
  },
  {
    id: "ED-26-03-SD",
    kind: "SUPPLEMENTAL",
    number: "Supplemental Direction ED 26-03",
    title: "Hunt and Hardening Guidance for Cisco SD-WAN Systems",
    summary: "Says how to hunt for compromise and harden the systems that ED 26-03 names.",
    state: "ISSUED",
    issuedOn: null,
    url: `${DIRECTIVES_PAGE}/supplemental-direction-ed-26-03-hunt-and-hardening-guidance-cisco-sd-wan-systems`,
    supplementsId: "ED-26-03",
    unsure: "the day of issue is not verified",
    actions: [{ text: "Follow the hunting and hardening steps and report what they find." }],
  },
];
