/**
 * Criminal statutes that the hub's prosecutions may charge, as facts. No command creates one.
 * Source: United States Code, title 18, with the enacting laws named in its source credits.
 */
export const STATUTE_SOURCE = "United States Code, title 18";

export interface StatuteFact {
  /** `18-usc-1030` */
  readonly id: string;
  readonly section: string;
  readonly heading: string;
  /** Day of enactment of the section, not of its amendments. */
  readonly enactedOn: string;
  readonly enactedBy: string;
  /** First day of force where the enacting law set a later one. */
  readonly effectiveOn?: string;
}

const CODIFICATION = {
  enactedOn: "1948-06-25",
  enactedBy: "Act of June 25, 1948, ch. 645, 62 Stat. 683",
  effectiveOn: "1948-09-01",
} as const;

const COMPREHENSIVE_CRIME_CONTROL_ACT = { enactedOn: "1984-10-12", enactedBy: "Pub. L. 98-473" } as const;
const ECONOMIC_ESPIONAGE_ACT = { enactedOn: "1996-10-11", enactedBy: "Pub. L. 104-294" } as const;
const MONEY_LAUNDERING_CONTROL_ACT = { enactedOn: "1986-10-27", enactedBy: "Pub. L. 99-570" } as const;
const SARBANES_OXLEY_ACT = { enactedOn: "2002-07-30", enactedBy: "Pub. L. 107-204" } as const;

type SectionFact = Omit<StatuteFact, "id">;

const SECTIONS: readonly SectionFact[] = [
  { section: "371", heading: "Conspiracy to commit offense or to defraud United States", ...CODIFICATION },
  { section: "875", heading: "Interstate communications", ...CODIFICATION },
  {
    section: "1028",
    heading:
      "Fraud and related activity in connection with identification documents, authentication features, and information",
    enactedOn: "1982-12-31",
    enactedBy: "Pub. L. 97-398",
  },
  { section: "1028A", heading: "Aggravated identity theft", enactedOn: "2004-07-15", enactedBy: "Pub. L. 108-275" },
  {
    section: "1029",
    heading: "Fraud and related activity in connection with access devices",
    ...COMPREHENSIVE_CRIME_CONTROL_ACT,
  },
  {
    section: "1030",
    heading: "Fraud and related activity in connection with computers",
    ...COMPREHENSIVE_CRIME_CONTROL_ACT,
  },
  {
    section: "1037",
    heading: "Fraud and related activity in connection with electronic mail",
    enactedOn: "2003-12-16",
    enactedBy: "Pub. L. 108-187",
    effectiveOn: "2004-01-01",
  },
  { section: "1341", heading: "Frauds and swindles", ...CODIFICATION },
  {
    section: "1343",
    heading: "Fraud by wire, radio, or television",
    enactedOn: "1952-07-16",
    enactedBy: "Act of July 16, 1952, ch. 879, 66 Stat. 722",
  },
  { section: "1344", heading: "Bank fraud", ...COMPREHENSIVE_CRIME_CONTROL_ACT },
  { section: "1349", heading: "Attempt and conspiracy", ...SARBANES_OXLEY_ACT },
  { section: "1362", heading: "Communication lines, stations or systems", ...CODIFICATION },
  {
    section: "1519",
    heading: "Destruction, alteration, or falsification of records in Federal investigations and bankruptcy",
    ...SARBANES_OXLEY_ACT,
  },
  { section: "1831", heading: "Economic espionage", ...ECONOMIC_ESPIONAGE_ACT },
  { section: "1832", heading: "Theft of trade secrets", ...ECONOMIC_ESPIONAGE_ACT },
  { section: "1951", heading: "Interference with commerce by threats or violence", ...CODIFICATION },
  { section: "1956", heading: "Laundering of monetary instruments", ...MONEY_LAUNDERING_CONTROL_ACT },
  {
    section: "1957",
    heading: "Engaging in monetary transactions in property derived from specified unlawful activity",
    ...MONEY_LAUNDERING_CONTROL_ACT,
  },
  {
    section: "2511",
    heading: "Interception and disclosure of wire, oral, or electronic communications prohibited",
    enactedOn: "1968-06-19",
    enactedBy: "Pub. L. 90-351",
  },
  {
    section: "2701",
    heading: "Unlawful access to stored communications",
    enactedOn: "1986-10-21",
    enactedBy: "Pub. L. 99-508",
  },
];

export const STATUTES: readonly StatuteFact[] = SECTIONS.map((fact) => ({
  ...fact,
  id: `18-usc-${fact.section.toLowerCase()}`,
}));
