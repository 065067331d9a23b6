/**
 * The oracle's own copy of what it knows of callers, written out by hand from domain.md: it imports nothing of the
 * product, so that a mistake there cannot hide itself here.
 * In: nothing. Out: the identities of the access matrix with their facts.
 */

export type Level = "UNCLASSIFIED" | "CUI" | "SECRET" | "TOP_SECRET";

export interface CallerFacts {
  /** A persona's name, or `ROLE@office`. */
  readonly identity: string;
  readonly roles: readonly string[];
  readonly office: string;
  readonly clearance: Level;
  readonly compartments: readonly string[];
  readonly needToKnow: readonly string[];
}

const uncleared = { clearance: "UNCLASSIFIED", compartments: [], needToKnow: [] } as const;
const forCui = { clearance: "CUI", compartments: [], needToKnow: [] } as const;
const readIn = { compartments: ["FRONTIER"], needToKnow: ["benchmarking"] } as const;

export const CALLERS: readonly CallerFacts[] = [
  { identity: "public", roles: [], office: "", ...uncleared },
  { identity: "treasury-analyst", roles: ["TREASURY_ANALYST"], office: "treasury", ...forCui },
  { identity: "treasury-coordinator", roles: ["TREASURY_COORDINATOR"], office: "treasury", ...forCui },
  { identity: "nsa-officer", roles: ["NSA_OFFICER"], office: "nsa", clearance: "SECRET", ...readIn },
  { identity: "nsa-director", roles: ["NSA_DIRECTOR"], office: "nsa", clearance: "TOP_SECRET", ...readIn },
  { identity: "cisa-analyst", roles: ["CISA_ANALYST"], office: "cisa", ...forCui },
  { identity: "opm-officer", roles: ["OPM_OFFICER"], office: "opm", ...forCui },
  { identity: "doj-prosecutor", roles: ["DOJ_PROSECUTOR"], office: "doj", ...forCui },
  { identity: "energy-officer", roles: ["AGENCY_OFFICER"], office: "energy", ...forCui },
  { identity: "developer-acme", roles: ["REPRESENTATIVE"], office: "acme-ai", ...uncleared },
  { identity: "participant-ruralhospital", roles: ["REPRESENTATIVE"], office: "juniper-falls-hospital", ...uncleared },
  { identity: "maintainer-openrelay", roles: ["REPRESENTATIVE"], office: "open-relay-project", ...uncleared },
  { identity: "auditor", roles: ["AUDITOR"], office: "hub", ...forCui },
  // Not personas: an agency's role claimed from elsewhere, an uncleared holder of a high office, other organizations.
  { identity: "DOJ_PROSECUTOR@treasury", roles: ["DOJ_PROSECUTOR"], office: "treasury", ...forCui },
  { identity: "AGENCY_OFFICER@doj", roles: ["AGENCY_OFFICER"], office: "doj", ...forCui },
  { identity: "TREASURY_ANALYST@cisa", roles: ["TREASURY_ANALYST"], office: "cisa", ...forCui },
  { identity: "NSA_DIRECTOR@nsa", roles: ["NSA_DIRECTOR"], office: "nsa", ...forCui },
  {
    identity: "REPRESENTATIVE@brightgate-software",
    roles: ["REPRESENTATIVE"],
    office: "brightgate-software",
    ...uncleared,
  },
  { identity: "REPRESENTATIVE@halden-ai", roles: ["REPRESENTATIVE"], office: "halden-ai", ...uncleared },
];
