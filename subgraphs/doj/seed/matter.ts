/**
 * A matter of the demonstration world: what was referred, what was investigated and what was charged about one
 * course of conduct. Any of the three may be missing. Days are ISO 8601 and begin at 14:00 UTC in histories.
 */
import type { InvestigationState } from "../investigation/investigation.transitions";
import type { ProsecutionState } from "../prosecution/prosecution.transitions";
import type { ReferralState } from "../referral/referral.transitions";

export interface Matter {
  readonly districtId: string;
  readonly vulnerabilityIds: readonly string[];
  /** Organizations that referral and charges name. */
  readonly organizationIds: readonly string[];
  readonly sealed: boolean;
  readonly referral?: ReferralFact;
  readonly investigation?: InvestigationFact;
  readonly prosecution?: ProsecutionFact;
}

export interface ReferralFact {
  readonly id: string;
  readonly agencyId: string;
  readonly summary: string;
  readonly state: ReferralState;
  readonly receivedOn: string;
  readonly daysToDecision: number;
  readonly declineReason?: string;
}

export interface InvestigationFact {
  readonly id: string;
  readonly title: string;
  readonly state: InvestigationState;
  readonly openedOn: string;
  readonly daysToConclusion: number;
}

export interface ProsecutionFact {
  readonly id: string;
  readonly docket: string;
  readonly caption: string;
  readonly state: ProsecutionState;
  readonly filedOn: string;
  /** Between two steps of its lifecycle. */
  readonly daysPerStep: number;
  readonly usesAiAgents: boolean;
  readonly modelIds: readonly string[];
  readonly directiveIds: readonly string[];
  readonly charges: readonly ChargeFact[];
}

interface ChargeFact {
  readonly statuteId: string;
  readonly allegation: string;
  readonly offenceOn: string;
}

const DAY_MS = 86_400_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
