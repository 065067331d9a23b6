/**
 * How soon a patch must be on its way. In: whether KEV lists the vulnerability, and its SSVC points. Out: the
 * priority, or UNDETERMINED when a point is missing. Not here: the remediation tier of one asset, which is CISA's.
 *
 * Source: CISA BOD 26-04 remediation timelines 1.0.0, the rows of publicly exposed assets: a patch goes to everybody
 * who runs the product, and some of them expose it. Names: SSVC outcomes of the CERT/CC deployer model.
 */
import type { Automatable, TechnicalImpact } from "./decision-points";

export const DISTRIBUTION_PRIORITIES = ["IMMEDIATE", "OUT_OF_CYCLE", "SCHEDULED", "UNDETERMINED"] as const;

export type DistributionPriority = (typeof DISTRIBUTION_PRIORITIES)[number];

export interface PriorityPoints {
  readonly inKev: boolean;
  /** Null or absent when nobody assessed it. */
  readonly automatable?: Automatable | null;
  readonly technicalImpact?: TechnicalImpact | null;
}

type Row = `${"KEV" | "NOT_KEV"} ${Automatable} ${TechnicalImpact}`;

/** 3 days, with or without forensics: IMMEDIATE. 14 days: OUT_OF_CYCLE. 60 days: SCHEDULED. */
const PRIORITIES: Readonly<Record<Row, DistributionPriority>> = {
  "NOT_KEV NO PARTIAL": "SCHEDULED",
  "NOT_KEV NO TOTAL": "OUT_OF_CYCLE",
  "NOT_KEV YES PARTIAL": "OUT_OF_CYCLE",
  "NOT_KEV YES TOTAL": "IMMEDIATE",
  "KEV NO PARTIAL": "OUT_OF_CYCLE",
  "KEV NO TOTAL": "IMMEDIATE",
  "KEV YES PARTIAL": "IMMEDIATE",
  "KEV YES TOTAL": "IMMEDIATE",
};

export function distributionPriority(points: PriorityPoints): DistributionPriority {
  const { inKev, automatable, technicalImpact } = points;
  if (!automatable || !technicalImpact) return "UNDETERMINED";
  return PRIORITIES[`${inKev ? "KEV" : "NOT_KEV"} ${automatable} ${technicalImpact}`];
}
