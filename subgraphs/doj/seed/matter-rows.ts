/** Matters as rows of the records that they consist of. Their histories are in matter-history.ts. */
import { DEMONSTRATION, WORLD_INSTANT } from "../../kit/demonstration/world";
import type { Lifecycle } from "../../kit/record/transitions";
import type { Row } from "../../kit/seed/copy-rows";
import { investigationLifecycle } from "../investigation/investigation.transitions";
import { type ProsecutionState, prosecutionLifecycle } from "../prosecution/prosecution.transitions";
import { referralLifecycle } from "../referral/referral.transitions";
import { type Matter, type ProsecutionFact, addDays } from "./matter";

const MADE_UP = { provenanceSource: DEMONSTRATION, provenanceAsOf: WORLD_INSTANT } as const;

const DISPOSITIONS: ReadonlySet<ProsecutionState> = new Set(["CONVICTED", "ACQUITTED", "DISMISSED"]);

export function investigationRows({ investigation, ...matter }: Matter): Row[] {
  if (investigation === undefined) return [];
  const { daysToConclusion, ...fact } = investigation;
  const isConcluded = fact.state !== investigationLifecycle.initial;
  return [
    {
      ...fact,
      version: versionIn(investigationLifecycle, fact.state),
      districtId: matter.districtId,
      vulnerabilityIds: matter.vulnerabilityIds,
      concludedOn: isConcluded ? addDays(fact.openedOn, daysToConclusion) : null,
      sealed: matter.sealed,
      ...MADE_UP,
    },
  ];
}

export function referralRows({ referral, investigation, ...matter }: Matter): Row[] {
  if (referral === undefined) return [];
  const { daysToDecision, declineReason, ...fact } = referral;
  const isDecided = fact.state !== referralLifecycle.initial;
  return [
    {
      ...fact,
      version: versionIn(referralLifecycle, fact.state),
      districtId: matter.districtId,
      investigationId: investigation?.id ?? null,
      organizationIds: matter.organizationIds,
      vulnerabilityIds: matter.vulnerabilityIds,
      decidedOn: isDecided ? addDays(fact.receivedOn, daysToDecision) : null,
      declineReason: declineReason ?? null,
      ...MADE_UP,
    },
  ];
}

export function prosecutionRows({ prosecution, investigation, ...matter }: Matter): Row[] {
  if (prosecution === undefined) return [];
  const { daysPerStep: _daysPerStep, charges: _charges, ...fact } = prosecution;
  return [
    {
      ...fact,
      version: versionIn(prosecutionLifecycle, fact.state),
      districtId: matter.districtId,
      investigationId: investigation?.id ?? null,
      disposedOn: dayOfStep(prosecution, (state) => DISPOSITIONS.has(state)),
      sentencedOn: dayOfStep(prosecution, (state) => state === "SENTENCED"),
      sealed: matter.sealed,
      vulnerabilityIds: matter.vulnerabilityIds,
      victimIds: matter.organizationIds,
      ...MADE_UP,
    },
  ];
}

/** A record that came to its state step by step was changed once by each. */
function versionIn<State extends string>(lifecycle: Lifecycle<State>, state: State): number {
  return lifecycle.pathTo(state).length + 1;
}

/** Day on which the prosecution reached such a state on its way to where it is. */
function dayOfStep(
  { state, filedOn, daysPerStep }: ProsecutionFact,
  isWanted: (state: ProsecutionState) => boolean,
): string | null {
  const step = prosecutionLifecycle.pathTo(state).findIndex(({ to }) => isWanted(to));
  return step === -1 ? null : addDays(filedOn, (step + 1) * daysPerStep);
}

export function chargeRows({ prosecution }: Matter): Row[] {
  if (prosecution === undefined) return [];
  const { id, filedOn, charges } = prosecution;
  return charges.map((charge, index) => ({
    ...charge,
    id: chargeId(id, index),
    prosecutionId: id,
    count: index + 1,
    filedOn,
    ...MADE_UP,
  }));
}

/** Id of a prosecution's charge, by its place among them from 0. */
export function chargeId(prosecutionId: string, index: number): string {
  return `${prosecutionId}-count-${index + 1}`;
}
