/**
 * What of a caller decides about reading, in the words that rows are compared with.
 * In: a caller. Out: its rank among rows that need nothing, what it holds, its topics, its roles.
 */
import { type Caller, isAnonymous, isFederal } from "../../../common/caller";
import { MARKING_LEVELS } from "../../../common/marking";
import { CLASSIFIED_LEVELS, MARKING_CLASSES, type Need } from "./marking-class";
import { type Word, vectorText } from "./words";

export interface Reader {
  /** Rows of this class and below are read without being a party. */
  readonly rank: number;
  /** Classified levels that the clearance reaches, compartments, and dissemination controls that the caller satisfies. */
  readonly holdings: readonly Need[];
  readonly needToKnow: readonly string[];
  /** The organization outside government that the caller speaks for. */
  readonly organization: string | null;
  /** Everything that rows may ask of it, save what is looked up in the database: a `tsvector` of its words. */
  readonly words: string;
}

/** Satisfied by whoever speaks for a federal agency. A control that is not named here is satisfied by nobody. */
const FEDERAL_CONTROLS: readonly Need[] = ["control:FED ONLY", "control:NOFORN"];

export function readerOf(caller: Caller): Reader {
  const federal = isFederal(caller);
  const cleared = MARKING_LEVELS.slice(0, MARKING_LEVELS.indexOf(caller.clearance) + 1);
  const known = isAnonymous(caller) ? MARKING_CLASSES.everybody : MARKING_CLASSES.known;
  const isRepresentative = caller.roles.includes("REPRESENTATIVE") && caller.office !== "";
  const rank = federal && cleared.includes("CUI") ? MARKING_CLASSES.controlled : known;
  const holdings: readonly Need[] = [
    ...cleared.filter((level) => CLASSIFIED_LEVELS.includes(level)).map((level) => `level:${level}` as const),
    ...caller.compartments.map((one) => `compartment:${one}` as const),
    ...(federal ? FEDERAL_CONTROLS : []),
  ];
  return {
    rank,
    holdings,
    needToKnow: caller.needToKnow,
    organization: isRepresentative ? caller.office : null,
    words: vectorText([
      ...ranksUpTo(rank),
      ...holdings,
      ...caller.needToKnow.map((one) => `topic:${one}` as const),
      ...caller.roles.map((role) => `role:${role}@${caller.office}` as const),
    ]),
  };
}

/** Words of the classes that a rank reaches. */
function ranksUpTo(rank: number): readonly Word[] {
  const classes = Object.keys(MARKING_CLASSES) as (keyof typeof MARKING_CLASSES)[];
  return classes.filter((name) => MARKING_CLASSES[name] <= rank).map((name) => `rank:${name}` as const);
}

/** The rank among rows of a type that is for parties alone. */
export function rankAmongParties({ rank }: Pick<Reader, "rank">): number {
  return Math.min(rank, MARKING_CLASSES.known);
}
