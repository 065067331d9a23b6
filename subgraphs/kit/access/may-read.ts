/**
 * The decision of the marking part, as a pure function: what reading-condition.ts says in SQL, for whoever has a row
 * in hand, such as subscriptions. Tests hold the two equal.
 * In: a caller, a marking, what the type's rule says of the row. Out: yes or no. Not here: rules of a type's own.
 * Source: Executive Order 13526 section 4.1 (clearance, need to know), 32 CFR 2002.16 (CUI), FIRST TLP 2.0.
 */
import type { Caller } from "../../../common/caller";
import { MARKING_LEVELS, type Marking } from "../../../common/marking";
import { type Reader, FIRST_CLASSIFIED, readerOf } from "./reader";

/** What the marking does not say of a row. */
export interface RowFacts {
  /** Whether the caller is a party of it. */
  readonly isParty: boolean;
  readonly partiesOnly: boolean;
  readonly topics: readonly string[];
}

/** Classes of markings, the widest read first. */
const MARKING_CLASSES = { everybody: 0, known: 1, controlled: 2, parties: 3, classified: 4 } as const;

export function mayRead(caller: Caller, marking: Marking, row: RowFacts): boolean {
  const reader = readerOf(caller);
  const isWithin =
    marking.compartments.every((one) => reader.compartments.includes(one)) &&
    marking.dissemination.every((one) => reader.controls.includes(one));
  return isWithin && reachesClass(reader, marking, row);
}

function reachesClass(reader: Reader, marking: Marking, { isParty, partiesOnly, topics }: RowFacts): boolean {
  const markingClass = markingClassOf(marking);
  if (markingClass === MARKING_CLASSES.classified) {
    const isNamed = isParty || !(partiesOnly || marking.tlp === "RED");
    return isNamed && reader.levels.includes(marking.level) && topics.some((one) => reader.needToKnow.includes(one));
  }
  return isParty || markingClass <= (partiesOnly ? Math.min(reader.rank, MARKING_CLASSES.known) : reader.rank);
}

/** By level first: the label of a classified row opens it to nobody, and RED still keeps it among its parties. */
export function markingClassOf({ level, tlp }: Marking): number {
  if (MARKING_LEVELS.indexOf(level) >= MARKING_LEVELS.indexOf(FIRST_CLASSIFIED)) return MARKING_CLASSES.classified;
  if (tlp === "RED") return MARKING_CLASSES.parties;
  if (level === "CUI" || tlp === "AMBER" || tlp === "AMBER_STRICT") return MARKING_CLASSES.controlled;
  return tlp === "GREEN" ? MARKING_CLASSES.known : MARKING_CLASSES.everybody;
}
