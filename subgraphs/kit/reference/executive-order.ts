/**
 * Executive Order 14409 as data: what each section asks for, of whom, by when.
 * Source: "Promoting Advanced Artificial Intelligence Innovation and Security", signed 2 June 2026, 91 FR 34565.
 * The sub-letters of 2(c), 2(e) and 2(f) are inferred from summaries, which is why they are data.
 */
export const EXECUTIVE_ORDER = {
  id: "EO14409",
  title: "Promoting Advanced Artificial Intelligence Innovation and Security",
  citation: "91 FR 34565",
  signedOn: "2026-06-02",
} as const;

export interface ObligationFact {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  /** Agencies that must deliver. */
  readonly leadIds: readonly string[];
  /** The agency of the hub that follows the work where the lead is not one of the five. */
  readonly trackedById?: string;
  readonly consultedIds: readonly string[];
  /** Calendar days after signing; absent for standing obligations. */
  readonly dueAfterDays?: 30 | 60;
}

export const OBLIGATIONS: readonly ObligationFact[] = [
  {
    id: "EO14409-2a",
    section: "2(a)",
    title: "Prioritise the protection of National Security Systems",
    leadIds: ["cnss"],
    trackedById: "nsa",
    consultedIds: [],
    dueAfterDays: 30,
  },
  {
    id: "EO14409-2b",
    section: "2(b)",
    title: "Prioritise the protection of the War Department's information systems",
    leadIds: ["war"],
    trackedById: "nsa",
    consultedIds: [],
    dueAfterDays: 30,
  },
  {
    id: "EO14409-2c-i",
    section: "2(c)",
    title: "Issue Binding Operational Directives and guidance for civilian federal systems",
    leadIds: ["cisa"],
    consultedIds: ["omb"],
    dueAfterDays: 30,
  },
  {
    id: "EO14409-2c-ii",
    section: "2(c)",
    title: "Expand programs with AI-enabled defensive tools",
    leadIds: ["cisa"],
    consultedIds: ["omb"],
    dueAfterDays: 30,
  },
  {
    id: "EO14409-2c-iii",
    section: "2(c)",
    title: "Widen access to defensive tools for governments and critical-infrastructure operators",
    leadIds: ["cisa"],
    consultedIds: ["omb"],
    dueAfterDays: 30,
  },
  {
    id: "EO14409-2d",
    section: "2(d)",
    title: "Establish the voluntary AI cybersecurity clearinghouse",
    leadIds: ["treasury"],
    consultedIds: ["oncd", "nsa", "cisa"],
    dueAfterDays: 30,
  },
  {
    id: "EO14409-2e",
    section: "2(e)",
    title: "Identify grant funds for AI vulnerability detection",
    leadIds: ["omb"],
    consultedIds: [],
    dueAfterDays: 30,
  },
  {
    id: "EO14409-2f",
    section: "2(f)",
    title: "Expand hiring and placement pathways for cyber specialists",
    leadIds: ["opm"],
    consultedIds: [],
    dueAfterDays: 60,
  },
  {
    id: "EO14409-3a",
    section: "3(a)",
    title: "Establish the classified benchmarking process and threshold; designate covered frontier models",
    leadIds: ["treasury", "nsa", "cisa"],
    consultedIds: ["oncd", "ostp", "nist"],
    dueAfterDays: 60,
  },
  {
    id: "EO14409-3b",
    section: "3(b)",
    title: "Establish the voluntary framework for early access and trusted partners",
    leadIds: ["treasury", "nsa", "cisa"],
    consultedIds: [],
    dueAfterDays: 60,
  },
  {
    id: "EO14409-3c",
    section: "3(c)",
    title: "Require no licence, preclearance or permit, ever",
    leadIds: ["treasury", "nsa", "cisa", "opm", "doj"],
    consultedIds: [],
  },
  {
    id: "EO14409-4",
    section: "4",
    title: "Enforce existing law against criminal use of AI",
    leadIds: ["doj"],
    consultedIds: [],
  },
];

const DAY_MS = 86_400_000;

/** `2026-07-02` for 30 days after signing; undefined for standing obligations. */
export function obligationDueOn(obligation: ObligationFact): string | undefined {
  if (obligation.dueAfterDays === undefined) return undefined;
  const due = Date.parse(EXECUTIVE_ORDER.signedOn) + obligation.dueAfterDays * DAY_MS;
  return new Date(due).toISOString().slice(0, 10);
}
