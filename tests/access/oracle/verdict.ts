/**
 * The independent oracle of the access matrix: who may read which record, from domain.md (sections 2, 3 and 5, rules
 * 8, 11 and 16) and the classes of markings there. It shares no code with the product.
 * In: facts of a caller and of a record. Out: READABLE or HIDDEN, which no answer may tell from absent.
 */
import type { CallerFacts, Level } from "./caller-facts";
import type { RecordFacts } from "./record-facts";

export type Verdict = "READABLE" | "HIDDEN";

const HEIGHT: Readonly<Record<Level, number>> = { UNCLASSIFIED: 0, CUI: 1, SECRET: 2, TOP_SECRET: 3 };

/** Roles that speak for a federal agency; an agency's own do so in that agency alone. */
const FEDERAL: Readonly<Record<string, string | undefined>> = {
  TREASURY_ANALYST: "treasury",
  TREASURY_COORDINATOR: "treasury",
  NSA_OFFICER: "nsa",
  NSA_DIRECTOR: "nsa",
  CISA_ANALYST: "cisa",
  OPM_OFFICER: "opm",
  DOJ_PROSECUTOR: "doj",
  AGENCY_OFFICER: undefined,
};

/** Types of the clearinghouse that, once controlled, are read by parties and nobody else: rule 11. */
const CLEARINGHOUSE = new Set([
  "VulnerabilityCase",
  "Fix",
  "ScanClaim",
  "Embargo",
  "EmbargoParticipant",
  "PatchDelivery",
]);

export function verdict(caller: CallerFacts, record: RecordFacts): Verdict {
  const mayRead =
    !record.isRemoved &&
    holdsCompartments(caller, record) &&
    satisfiesDissemination(caller, record) &&
    isHighEnough(caller, record) &&
    fitsLabel(caller, record) &&
    (!record.isEmbargoed || isParty(caller, record)) &&
    (!record.isSealed || isProsecutor(caller));
  return mayRead ? "READABLE" : "HIDDEN";
}

function isFederal({ roles, office }: CallerFacts): boolean {
  return roles.some((role) => Object.hasOwn(FEDERAL, role) && (FEDERAL[role] ?? office) === office);
}

function holdsCompartments(caller: CallerFacts, { compartments }: RecordFacts): boolean {
  return compartments.every((compartment) => caller.compartments.includes(compartment));
}

/** FED ONLY and NOFORN are for those who speak for a federal agency; what else is written there lets nobody pass. */
function satisfiesDissemination(caller: CallerFacts, { dissemination }: RecordFacts): boolean {
  return dissemination.every((control) => ["FED ONLY", "NOFORN"].includes(control) && isFederal(caller));
}

/** Rule 8: above CUI level and need-to-know, both; nobody's party and no administrator passes without. */
function isHighEnough(caller: CallerFacts, record: RecordFacts): boolean {
  if (record.level === "UNCLASSIFIED") return true;
  if (record.level === "CUI") return isPartyOrOfficer(caller, record);
  const needsToKnow = record.topics.some((topic) => caller.needToKnow.includes(topic));
  return needsToKnow && HEIGHT[caller.clearance] >= HEIGHT[record.level];
}

/** FIRST TLP 2.0: CLEAR for the world, GREEN for the community, AMBER for who needs it, RED for those named. */
function fitsLabel(caller: CallerFacts, record: RecordFacts): boolean {
  switch (record.tlp) {
    case null:
    case "CLEAR":
      return true;
    case "GREEN":
      return caller.roles.length > 0;
    case "AMBER":
    case "AMBER_STRICT":
      return isPartyOrOfficer(caller, record);
    case "RED":
      return isParty(caller, record);
  }
}

function isPartyOrOfficer(caller: CallerFacts, record: RecordFacts): boolean {
  if (isParty(caller, record)) return true;
  return !CLEARINGHOUSE.has(record.type) && isFederal(caller) && HEIGHT[caller.clearance] >= HEIGHT.CUI;
}

/** Organizations named; and at the clearinghouse Treasury's analysts and coordinators, who run it. */
function isParty(caller: CallerFacts, record: RecordFacts): boolean {
  if (caller.roles.includes("REPRESENTATIVE") && record.parties.includes(caller.office)) return true;
  const runsIt = caller.roles.includes("TREASURY_ANALYST") || caller.roles.includes("TREASURY_COORDINATOR");
  return CLEARINGHOUSE.has(record.type) && runsIt && caller.office === "treasury";
}

function isProsecutor({ roles, office }: CallerFacts): boolean {
  return roles.includes("DOJ_PROSECUTOR") && office === "doj";
}
