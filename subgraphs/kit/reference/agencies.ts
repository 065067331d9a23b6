/**
 * The federal agencies that the hub knows, as facts: who they are, of which kind, under which codes.
 * Codes are namespaced, because `015` is Justice in CGAC and Treasury at OMB.
 * Source: OMB Circular A-11 appendix C agency codes and the Common Government-wide Accounting Classification.
 * A component without a code of its own has none here; its parent's code is not repeated.
 */
export const AGENCY_KINDS = ["CIVILIAN_EXECUTIVE", "DEFENSE", "INTELLIGENCE", "COUNCIL", "EXECUTIVE_OFFICE"] as const;

export type AgencyKind = (typeof AGENCY_KINDS)[number];

export interface AgencyFact {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
  readonly kind: AgencyKind;
  /** Id of the department that the agency belongs to. */
  readonly parentId?: string;
  /** `cgac:015`, `omb:011` */
  readonly codes: readonly string[];
}

export const AGENCIES: readonly AgencyFact[] = [
  {
    id: "treasury",
    acronym: "Treasury",
    name: "Department of the Treasury",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:020", "omb:015"],
  },
  { id: "nsa", acronym: "NSA", name: "National Security Agency", kind: "INTELLIGENCE", parentId: "war", codes: [] },
  {
    id: "cisa",
    acronym: "CISA",
    name: "Cybersecurity and Infrastructure Security Agency",
    kind: "CIVILIAN_EXECUTIVE",
    parentId: "dhs",
    codes: [],
  },
  {
    id: "opm",
    acronym: "OPM",
    name: "Office of Personnel Management",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:024", "omb:027"],
  },
  {
    id: "doj",
    acronym: "DOJ",
    name: "Department of Justice",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:015", "omb:011"],
  },
  { id: "war", acronym: "War", name: "Department of War", kind: "DEFENSE", codes: ["cgac:097", "omb:007"] },
  { id: "cnss", acronym: "CNSS", name: "Committee on National Security Systems", kind: "COUNCIL", codes: [] },
  { id: "omb", acronym: "OMB", name: "Office of Management and Budget", kind: "EXECUTIVE_OFFICE", codes: [] },
  { id: "oncd", acronym: "ONCD", name: "Office of the National Cyber Director", kind: "EXECUTIVE_OFFICE", codes: [] },
  { id: "ostp", acronym: "OSTP", name: "Office of Science and Technology Policy", kind: "EXECUTIVE_OFFICE", codes: [] },
  {
    id: "nist",
    acronym: "NIST",
    name: "National Institute of Standards and Technology",
    kind: "CIVILIAN_EXECUTIVE",
    parentId: "commerce",
    codes: [],
  },
  {
    id: "usda",
    acronym: "USDA",
    name: "Department of Agriculture",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:012", "omb:005"],
  },
  {
    id: "commerce",
    acronym: "DOC",
    name: "Department of Commerce",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:013", "omb:006"],
  },
  {
    id: "education",
    acronym: "ED",
    name: "Department of Education",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:091", "omb:018"],
  },
  {
    id: "energy",
    acronym: "DOE",
    name: "Department of Energy",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:089", "omb:019"],
  },
  {
    id: "hhs",
    acronym: "HHS",
    name: "Department of Health and Human Services",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:075", "omb:009"],
  },
  {
    id: "dhs",
    acronym: "DHS",
    name: "Department of Homeland Security",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:070", "omb:024"],
  },
  {
    id: "hud",
    acronym: "HUD",
    name: "Department of Housing and Urban Development",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:086", "omb:025"],
  },
  {
    id: "interior",
    acronym: "DOI",
    name: "Department of the Interior",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:014", "omb:010"],
  },
  {
    id: "labor",
    acronym: "DOL",
    name: "Department of Labor",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:016", "omb:012"],
  },
  {
    id: "state",
    acronym: "State",
    name: "Department of State",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:019", "omb:014"],
  },
  {
    id: "transportation",
    acronym: "DOT",
    name: "Department of Transportation",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:069", "omb:021"],
  },
  {
    id: "va",
    acronym: "VA",
    name: "Department of Veterans Affairs",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:036", "omb:029"],
  },
  {
    id: "epa",
    acronym: "EPA",
    name: "Environmental Protection Agency",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:068", "omb:020"],
  },
  {
    id: "gsa",
    acronym: "GSA",
    name: "General Services Administration",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:047", "omb:023"],
  },
  {
    id: "nasa",
    acronym: "NASA",
    name: "National Aeronautics and Space Administration",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:080", "omb:026"],
  },
  {
    id: "nsf",
    acronym: "NSF",
    name: "National Science Foundation",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:049", "omb:422"],
  },
  {
    id: "nrc",
    acronym: "NRC",
    name: "Nuclear Regulatory Commission",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:031", "omb:429"],
  },
  {
    id: "sba",
    acronym: "SBA",
    name: "Small Business Administration",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:073", "omb:028"],
  },
  {
    id: "ssa",
    acronym: "SSA",
    name: "Social Security Administration",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:028", "omb:016"],
  },
  {
    id: "nara",
    acronym: "NARA",
    name: "National Archives and Records Administration",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:088", "omb:393"],
  },
  {
    id: "ftc",
    acronym: "FTC",
    name: "Federal Trade Commission",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:029", "omb:370"],
  },
  {
    id: "fcc",
    acronym: "FCC",
    name: "Federal Communications Commission",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:027", "omb:356"],
  },
  {
    id: "sec",
    acronym: "SEC",
    name: "Securities and Exchange Commission",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:050", "omb:449"],
  },
  {
    id: "cftc",
    acronym: "CFTC",
    name: "Commodity Futures Trading Commission",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:339", "omb:339"],
  },
  {
    id: "cpsc",
    acronym: "CPSC",
    name: "Consumer Product Safety Commission",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:061", "omb:343"],
  },
  { id: "cfpb", acronym: "CFPB", name: "Consumer Financial Protection Bureau", kind: "CIVILIAN_EXECUTIVE", codes: [] },
  { id: "fdic", acronym: "FDIC", name: "Federal Deposit Insurance Corporation", kind: "CIVILIAN_EXECUTIVE", codes: [] },
  {
    id: "ncua",
    acronym: "NCUA",
    name: "National Credit Union Administration",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:025", "omb:415"],
  },
  {
    id: "fhfa",
    acronym: "FHFA",
    name: "Federal Housing Finance Agency",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:537", "omb:537"],
  },
  {
    id: "eeoc",
    acronym: "EEOC",
    name: "Equal Employment Opportunity Commission",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:045", "omb:350"],
  },
  {
    id: "nlrb",
    acronym: "NLRB",
    name: "National Labor Relations Board",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:420", "omb:420"],
  },
  {
    id: "ntsb",
    acronym: "NTSB",
    name: "National Transportation Safety Board",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:424", "omb:424"],
  },
  {
    id: "rrb",
    acronym: "RRB",
    name: "Railroad Retirement Board",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:060", "omb:446"],
  },
  {
    id: "tva",
    acronym: "TVA",
    name: "Tennessee Valley Authority",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:455", "omb:455"],
  },
  {
    id: "peace-corps",
    acronym: "Peace Corps",
    name: "Peace Corps",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:011", "omb:184"],
  },
  {
    id: "mcc",
    acronym: "MCC",
    name: "Millennium Challenge Corporation",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:524"],
  },
  {
    id: "exim",
    acronym: "EXIM",
    name: "Export-Import Bank of the United States",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:083", "omb:351"],
  },
  { id: "pbgc", acronym: "PBGC", name: "Pension Benefit Guaranty Corporation", kind: "CIVILIAN_EXECUTIVE", codes: [] },
  {
    id: "sss",
    acronym: "SSS",
    name: "Selective Service System",
    kind: "CIVILIAN_EXECUTIVE",
    codes: ["cgac:090", "omb:200"],
  },
  { id: "ferc", acronym: "FERC", name: "Federal Energy Regulatory Commission", kind: "CIVILIAN_EXECUTIVE", codes: [] },
  {
    id: "irs",
    acronym: "IRS",
    name: "Internal Revenue Service",
    kind: "CIVILIAN_EXECUTIVE",
    parentId: "treasury",
    codes: [],
  },
  {
    id: "fbi",
    acronym: "FBI",
    name: "Federal Bureau of Investigation",
    kind: "CIVILIAN_EXECUTIVE",
    parentId: "doj",
    codes: [],
  },
  {
    id: "fema",
    acronym: "FEMA",
    name: "Federal Emergency Management Agency",
    kind: "CIVILIAN_EXECUTIVE",
    parentId: "dhs",
    codes: [],
  },
];

/** Civilian directives bind these and no others. Source: 44 U.S.C. 3553(b)(2), (d) and (e). */
export function isCivilianExecutive(agency: AgencyFact): boolean {
  return agency.kind === "CIVILIAN_EXECUTIVE" || agency.kind === "EXECUTIVE_OFFICE";
}

const agenciesById: ReadonlyMap<string, AgencyFact> = new Map(AGENCIES.map((agency) => [agency.id, agency]));

export function agencyById(id: string): AgencyFact | undefined {
  return agenciesById.get(id);
}
