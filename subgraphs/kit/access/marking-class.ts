/**
 * What a marking says of its readers: the class of those who read it, and what each of them must hold besides.
 * In: a marking. Out: class and needs. The same in SQL: asks-column.ts; tests hold them equal.
 * Source: Executive Order 13526 section 4.1 (clearance, need to know), 32 CFR 2002.16 (CUI), FIRST TLP 2.0.
 */
import type { Marking, MarkingLevel } from "../../../common/marking";

/** Classes of markings, the widest read first. */
export const MARKING_CLASSES = {
  everybody: 0,
  known: 1,
  controlled: 2,
  parties: 3,
  classified: 4,
  classifiedForParties: 5,
} as const;

/** From here on nothing is read without need to know. */
export const CLASSIFIED_LEVELS: readonly MarkingLevel[] = ["SECRET", "TOP_SECRET"];

/** What a reader must hold, by what it is, so that a compartment called like a level is not that level. */
export type Need = `${"level" | "compartment" | "control"}:${string}`;

export function needsOf({ level, compartments, dissemination }: Marking): readonly Need[] {
  return [
    ...(CLASSIFIED_LEVELS.includes(level) ? [`level:${level}` as const] : []),
    ...compartments.map((one) => `compartment:${one}` as const),
    ...dissemination.map((one) => `control:${one}` as const),
  ];
}

/** By level first: the label of a classified row opens it to nobody, and RED still keeps it among its parties. */
export function markingClassOf({ level, tlp }: Marking): number {
  if (CLASSIFIED_LEVELS.includes(level)) {
    return tlp === "RED" ? MARKING_CLASSES.classifiedForParties : MARKING_CLASSES.classified;
  }
  if (tlp === "RED") return MARKING_CLASSES.parties;
  if (level === "CUI" || tlp === "AMBER" || tlp === "AMBER_STRICT") return MARKING_CLASSES.controlled;
  return tlp === "GREEN" ? MARKING_CLASSES.known : MARKING_CLASSES.everybody;
}
