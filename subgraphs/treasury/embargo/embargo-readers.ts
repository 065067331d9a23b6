/**
 * Who reads what is under embargo: the Treasury's own analysts and coordinators, and organizations that signed. Those
 * that are invited read the embargo and their own invitation, so that they can answer, and not the case.
 * After the embargo its marking is lifted (embargo-marking.ts), and everybody reads as marked.
 * Source: CERT/CC Vultron protocol, participant embargo consent; FIRST TLP 2.0.
 */
import {
  type Party,
  type PartyLookup,
  type ReadingRule,
  among,
  organizationIn,
  rolesOf,
} from "../../kit/access/reading-rule";

const TREASURY: Party = rolesOf(
  "the Treasury's analysts and coordinators",
  "TREASURY_ANALYST@treasury",
  "TREASURY_COORDINATOR@treasury",
);

const SIGNATORIES = "signatories of the embargo";

const SIGNED_CASES: PartyLookup = {
  name: "signed_cases",
  sql: (organization) => `SELECT e.case_id
    FROM public.embargo_participant p JOIN public.embargo e ON e.id = p.embargo_id
    WHERE p.organization_id = ${organization} AND p.state = 'SIGNATORY'`,
};

const SIGNED_EMBARGOES: PartyLookup = {
  name: "signed_embargoes",
  sql: (organization) => `SELECT p.embargo_id FROM public.embargo_participant p
    WHERE p.organization_id = ${organization} AND p.state = 'SIGNATORY'`,
};

const OFFERED_EMBARGOES: PartyLookup = {
  name: "offered_embargoes",
  sql: (organization) => `SELECT p.embargo_id FROM public.embargo_participant p
    WHERE p.organization_id = ${organization} AND p.state IN ('SIGNATORY', 'INVITED')`,
};

/** @param property of the type, which holds the case's id */
export function readersOfCase(property: string): ReadingRule {
  return { partiesOnly: true, parties: [TREASURY, among(property, SIGNED_CASES, SIGNATORIES)] };
}

export const READERS_OF_EMBARGO: ReadingRule = {
  partiesOnly: true,
  parties: [TREASURY, among("id", OFFERED_EMBARGOES, "signatories and invited organizations")],
};

export const READERS_OF_PARTICIPANT: ReadingRule = {
  partiesOnly: true,
  parties: [
    TREASURY,
    among("embargoId", SIGNED_EMBARGOES, SIGNATORIES),
    organizationIn("organizationId", "the organization itself"),
  ],
};
