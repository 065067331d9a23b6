/**
 * The decision of the marking part, as a pure function: what reading-condition.ts says in SQL, for whoever has a row
 * in hand, such as subscriptions. Tests hold the two equal.
 * In: a caller, a marking, what the type's rule says of the row. Out: yes or no. Not here: rules of a type's own.
 */
import type { Caller } from "../../../common/caller";
import type { Marking } from "../../../common/marking";
import { MARKING_CLASSES, markingClassOf, needsOf } from "./marking-class";
import { type Reader, rankAmongParties, readerOf } from "./reader";

/** What the marking does not say of a row. */
export interface RowFacts {
  /** Whether the caller is a party of it. */
  readonly isParty: boolean;
  readonly partiesOnly: boolean;
  readonly topics: readonly string[];
}

export function mayRead(caller: Caller, marking: Marking, row: RowFacts): boolean {
  const reader = readerOf(caller);
  return needsOf(marking).every((need) => reader.holdings.includes(need)) && reachesClass(reader, marking, row);
}

function reachesClass(reader: Reader, marking: Marking, { isParty, partiesOnly, topics }: RowFacts): boolean {
  const markingClass = markingClassOf(marking);
  if (markingClass >= MARKING_CLASSES.classified) {
    const isNamed = isParty || !(partiesOnly || markingClass === MARKING_CLASSES.classifiedForParties);
    return isNamed && topics.some((one) => reader.needToKnow.includes(one));
  }
  return isParty || markingClass <= (partiesOnly ? rankAmongParties(reader) : reader.rank);
}
