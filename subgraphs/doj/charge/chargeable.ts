/**
 * Whether charges may be filed: each names an existing statute that was in force on the offence date, and an offence
 * that lies behind. Pure. Not here: where the statutes come from (prosecution/file-charges.ts).
 * Source: U.S. Constitution, art. I, sec. 9, cl. 3; 18 U.S.C. 1 and following as codified.
 */
import { HubError } from "../../../common/errors";
import { type StatuteDays, isInForce } from "../statute/in-force";
import type { ChargeInput } from "./charge-input";

export interface ChargeableOn {
  /** Days of the statutes that there are, by id. */
  readonly statutes: ReadonlyMap<string, StatuteDays>;
  readonly today: string;
}

/** @throws RULE_VIOLATED naming the first charge's statute and date */
export function assertChargeable(charges: readonly ChargeInput[], { statutes, today }: ChargeableOn): void {
  for (const { statuteId, offenceOn } of charges) {
    const statute = statutes.get(statuteId);
    if (statute === undefined || !isInForce(statute, offenceOn)) {
      throw refusal({ statuteId, offenceOn }, `No statute ${statuteId} was in force on ${offenceOn}.`);
    }
    if (offenceOn > today) {
      throw refusal({ statuteId, offenceOn }, `The offence under ${statuteId} on ${offenceOn} has not happened yet.`);
    }
  }
}

function refusal(facts: Pick<ChargeInput, "statuteId" | "offenceOn">, reason: string): HubError {
  return new HubError("RULE_VIOLATED", `${reason} Every charge names existing law that the offence broke.`, {
    remedy: "Ask for statutes(filter: { inForceOn: … }) and charge one of them.",
    facts: { ...facts },
  });
}
