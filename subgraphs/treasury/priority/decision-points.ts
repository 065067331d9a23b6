/** Values of the SSVC points that the Treasury reads. Source: SSVC decision points of CERT/CC and CISA. */
export const EXPLOITATIONS = ["NONE", "POC", "ACTIVE"] as const;

export const AUTOMATABLE = ["NO", "YES"] as const;

export const TECHNICAL_IMPACTS = ["PARTIAL", "TOTAL"] as const;

export type Exploitation = (typeof EXPLOITATIONS)[number];

export type Automatable = (typeof AUTOMATABLE)[number];

export type TechnicalImpact = (typeof TECHNICAL_IMPACTS)[number];
