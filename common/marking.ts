/**
 * The vocabulary of security markings. One list each, lowest or least restricted first.
 * Source: Executive Order 13526 (levels), 32 CFR part 2002 (CUI), FIRST Traffic Light Protocol 2.0.
 */
export const MARKING_LEVELS = ["UNCLASSIFIED", "CUI", "SECRET", "TOP_SECRET"] as const;

export type MarkingLevel = (typeof MARKING_LEVELS)[number];

export const TLP_LABELS = ["CLEAR", "GREEN", "AMBER", "AMBER_STRICT", "RED"] as const;

export type TlpLabel = (typeof TLP_LABELS)[number];
