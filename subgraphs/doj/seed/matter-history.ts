/** Histories of matters, on the days that the records themselves name. */
import type { Row } from "../../kit/seed/copy-rows";
import { historyRows } from "../../kit/seed/history-rows";
import { investigationLifecycle } from "../investigation/investigation.transitions";
import { prosecutionLifecycle } from "../prosecution/prosecution.transitions";
import { referralLifecycle } from "../referral/referral.transitions";
import type { InvestigationFact, Matter, ProsecutionFact, ReferralFact } from "./matter";
import { chargeId } from "./matter-rows";

export function matterHistory({ referral, investigation, prosecution, districtId }: Matter): Row[] {
  const office = `USAO ${districtId}`;
  return [
    ...(referral === undefined ? [] : referralHistory(referral, office)),
    ...(investigation === undefined ? [] : investigationHistory(investigation, office, referral?.id)),
    ...(prosecution === undefined ? [] : prosecutionHistory(prosecution, office)),
  ];
}

const ACTOR = "assistant-united-states-attorney";

function referralHistory(referral: ReferralFact, office: string): Row[] {
  return historyRows(referralLifecycle, {
    recordType: "Referral",
    recordId: referral.id,
    state: referral.state,
    actor: ACTOR,
    office,
    basis: referral.declineReason ?? `Referred by ${referral.agencyId}`,
    ...timing(referral.receivedOn, referral.daysToDecision),
  });
}

function investigationHistory(investigation: InvestigationFact, office: string, referralId?: string): Row[] {
  return historyRows(investigationLifecycle, {
    recordType: "Investigation",
    recordId: investigation.id,
    state: investigation.state,
    actor: ACTOR,
    office,
    basis: referralId ?? "Own finding",
    ...timing(investigation.openedOn, investigation.daysToConclusion),
  });
}

function prosecutionHistory({ id, state, docket, filedOn, ...prosecution }: ProsecutionFact, office: string): Row[] {
  const times = timing(filedOn, prosecution.daysPerStep);
  const record = { recordType: "Prosecution", recordId: id, state, actor: ACTOR, office, basis: docket };
  const charges = prosecution.charges.map((charge, index) => ({
    recordType: "Charge",
    recordId: chargeId(id, index),
    at: times.createdAt,
    actor: ACTOR,
    office,
    action: "create",
    fromState: null,
    toState: null,
    basis: charge.statuteId,
  }));
  return [...historyRows(prosecutionLifecycle, { ...record, ...times }), ...charges];
}

const HOURS_PER_DAY = 24;

function timing(day: string, daysPerStep: number) {
  return { createdAt: `${day}T14:00:00Z`, hoursPerStep: daysPerStep * HOURS_PER_DAY };
}
