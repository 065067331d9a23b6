/**
 * Matters of the grown world: as many per unit of scale as a busy quarter brings, the same on every machine.
 * They leave the told stories alone: none names a told record, none is referred by one of the five agencies, and
 * none charges 18 U.S.C. 1030 with AI agents.
 */
import { PER_SCALE, modelId, organizationId, vulnerabilityId } from "../../kit/demonstration/world";
import { type Random, random } from "../../kit/seed/random";
import type { InvestigationState } from "../investigation/investigation.transitions";
import type { ProsecutionState } from "../prosecution/prosecution.transitions";
import { DISTRICTS } from "../reference/districts";
import type { ReferralState } from "../referral/referral.transitions";
import { type InvestigationFact, type Matter, type ProsecutionFact, type ReferralFact, addDays } from "./matter";

const MATTERS_PER_SCALE = 20;

const REFERRING_AGENCIES = ["fbi", "irs", "va", "hhs", "energy", "fema", "dhs", "sec", "ftc", "gsa"] as const;

const SUMMARIES = [
  "Credentials of a service account were taken and used.",
  "Records were copied through an unpatched interface.",
  "Payments were redirected by imitated correspondence.",
  "Access was sold to others after an intrusion.",
] as const;

const DECLINE_REASONS = [
  "Insufficient evidence of intent.",
  "Better pursued by the state.",
  "No federal offence.",
] as const;

/** How often states occur, by repetition. */
const REFERRAL_STATES: readonly ReferralState[] = ["RECEIVED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "DECLINED"];
const INVESTIGATION_STATES: readonly InvestigationState[] = ["OPEN", "CHARGED", "CHARGED", "CLOSED"];
const PROSECUTION_STATES: readonly ProsecutionState[] = [
  "CHARGED",
  "CHARGED",
  "CHARGED",
  "PLEA",
  "TRIAL",
  "CONVICTED",
  "ACQUITTED",
  "DISMISSED",
  "SENTENCED",
];

const STATUTES_WITH_AGENTS = ["18-usc-1028", "18-usc-1029", "18-usc-1343", "18-usc-1349", "18-usc-1832"] as const;
const STATUTES_WITHOUT_AGENTS = ["18-usc-1030", "18-usc-1037", "18-usc-1343", "18-usc-1028a", "18-usc-2701"] as const;

/** Dockets of told prosecutions lie below. */
const FIRST_DOCKET = 1_000;

export function* grownMatters(scale: number): Generator<Matter> {
  const chance = random("doj/matters");
  const count = MATTERS_PER_SCALE * scale;
  for (let n = 1; n <= count; n += 1) yield grownMatter(n, scale, chance);
}

function grownMatter(n: number, scale: number, chance: Random): Matter {
  const districtId = chance.pick(DISTRICTS).id;
  const referral = grownReferral(n, chance);
  const about = {
    districtId,
    vulnerabilityIds: [vulnerabilityId(chance.int(1, PER_SCALE.vulnerabilities * scale))],
    organizationIds: [organizationId(chance.int(1, PER_SCALE.organizations * scale))],
    sealed: false,
    referral,
  };
  // Some accepted referrals wait for an investigation, so that a sealed one does not stand out.
  if (referral.state !== "ACCEPTED" || chance.chance(0.25)) return about;
  const investigation = grownInvestigation(n, referral, chance);
  if (investigation.state !== "CHARGED") return { ...about, investigation };
  const filedOn = addDays(investigation.openedOn, investigation.daysToConclusion);
  const prosecution = grownProsecution(`${districtId}-26-cr-${docketNumber(n)}`, { n, scale, filedOn }, chance);
  return { ...about, investigation, prosecution };
}

function grownReferral(n: number, chance: Random): ReferralFact {
  const state = chance.pick(REFERRAL_STATES);
  return {
    id: `referral-${padded(n)}`,
    agencyId: chance.pick(REFERRING_AGENCIES),
    summary: chance.pick(SUMMARIES),
    state,
    receivedOn: addDays("2026-06-04", chance.int(0, 40)),
    daysToDecision: chance.int(1, 7),
    ...(state === "DECLINED" ? { declineReason: chance.pick(DECLINE_REASONS) } : {}),
  };
}

function grownInvestigation(n: number, referral: ReferralFact, chance: Random): InvestigationFact {
  return {
    id: `investigation-${padded(n)}`,
    title: `Matter ${n}: ${referral.summary.slice(0, -1).toLowerCase()}`,
    state: chance.pick(INVESTIGATION_STATES),
    openedOn: addDays(referral.receivedOn, referral.daysToDecision),
    daysToConclusion: chance.int(7, 21),
  };
}

function grownProsecution(
  id: string,
  { n, scale, filedOn }: { n: number; scale: number; filedOn: string },
  chance: Random,
): ProsecutionFact {
  const usesAiAgents = chance.chance(0.3);
  const statutes = usesAiAgents ? STATUTES_WITH_AGENTS : STATUTES_WITHOUT_AGENTS;
  const first = chance.int(0, statutes.length - 1);
  const offenceOn = addDays("2026-06-02", chance.int(0, 2));
  return {
    id,
    docket: `1:26-cr-${docketNumber(n)}`,
    caption: `United States v. Defendant ${n}`,
    state: chance.pick(PROSECUTION_STATES),
    filedOn,
    daysPerStep: chance.int(3, 6),
    usesAiAgents,
    modelIds: usesAiAgents ? [modelId(chance.int(1, PER_SCALE.models * scale))] : [],
    directiveIds: [],
    charges: Array.from({ length: chance.int(1, 3) }, (_, index) => ({
      statuteId: statutes[(first + index) % statutes.length] as string,
      allegation: `Count ${index + 1} of matter ${n}.`,
      offenceOn,
    })),
  };
}

function docketNumber(n: number): string {
  return String(FIRST_DOCKET + n).padStart(5, "0");
}

function padded(n: number): string {
  return String(n).padStart(6, "0");
}
