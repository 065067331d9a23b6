/**
 * What of a caller decides about reading, in the words that rows are compared with.
 * In: a caller. Out: its rank among rows without compartments, its levels, controls, topics, parties.
 * The database believes these facts because they come signed (entry-token.ts).
 */
import { type Caller, isAnonymous, isFederal } from "../../../common/caller";
import { MARKING_LEVELS, type MarkingLevel } from "../../../common/marking";

/** Rows of this class and below are read without being a party: see `markingClass`. */
type ReaderRank = 0 | 1 | 2;

export interface Reader {
  readonly rank: ReaderRank;
  /** Classified levels that the clearance reaches. */
  readonly levels: readonly MarkingLevel[];
  readonly compartments: readonly string[];
  /** Dissemination controls that the caller satisfies. */
  readonly controls: readonly string[];
  readonly needToKnow: readonly string[];
  /** The organization outside government that the caller speaks for. */
  readonly organization: string | null;
  /** `DOJ_PROSECUTOR@doj` */
  readonly holds: readonly string[];
}

/** Satisfied by whoever speaks for a federal agency. A control that is not named here is satisfied by nobody. */
const FEDERAL_CONTROLS = ["FED ONLY", "NOFORN"] as const;

/** From here on nothing is read without need to know. */
export const FIRST_CLASSIFIED: MarkingLevel = "SECRET";

export function readerOf(caller: Caller): Reader {
  const federal = isFederal(caller);
  const cleared = MARKING_LEVELS.slice(0, MARKING_LEVELS.indexOf(caller.clearance) + 1);
  const known = isAnonymous(caller) ? 0 : 1;
  const isRepresentative = caller.roles.includes("REPRESENTATIVE") && caller.office !== "";
  return {
    rank: federal && cleared.includes("CUI") ? 2 : known,
    levels: cleared.filter((level) => MARKING_LEVELS.indexOf(level) >= MARKING_LEVELS.indexOf(FIRST_CLASSIFIED)),
    compartments: caller.compartments,
    controls: federal ? FEDERAL_CONTROLS : [],
    needToKnow: caller.needToKnow,
    organization: isRepresentative ? caller.office : null,
    holds: caller.roles.map((role) => `${role}@${caller.office}`),
  };
}
