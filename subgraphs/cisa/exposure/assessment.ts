/** Tier and deadline of one vulnerability on one asset, from both records. Pure; recompute.ts says the same in SQL. */
import { type RemediationTier, remediationTier } from "../vulnerability/remediation-tier";
import type { Vulnerability } from "../vulnerability/vulnerability.entity";
import type { AssetExposure } from "./asset-exposure.entity";
import { exposureDeadline } from "./deadline";

type Points = Pick<Vulnerability, "kevDateAdded" | "ssvcAutomatable" | "ssvcTechnicalImpact">;
type Asset = Pick<AssetExposure, "publiclyExposed" | "detectedOn">;

export interface Assessment {
  readonly tier: RemediationTier;
  /** `2026-06-02`; null for tiers that count no days. */
  readonly deadline: string | null;
}

export function assess(
  { kevDateAdded, ssvcAutomatable, ssvcTechnicalImpact }: Points,
  { publiclyExposed, detectedOn }: Asset,
): Assessment {
  const tier = remediationTier({
    inKev: kevDateAdded !== null,
    publiclyExposed,
    automatable: ssvcAutomatable,
    technicalImpact: ssvcTechnicalImpact,
  });
  return { tier, deadline: exposureDeadline({ kevDateAdded, detectedOn }, tier) };
}
