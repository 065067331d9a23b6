/**
 * Every marking that the matrix puts on rows: each level with each set of compartments, each dissemination control and
 * each TLP label. In: nothing. Out: the combinations, in an order that never changes.
 */
import type { Level } from "../oracle/caller-facts";
import type { Label } from "../oracle/record-facts";

export interface TriedMarking {
  readonly level: Level;
  readonly compartments: readonly string[];
  readonly dissemination: readonly string[];
  readonly tlp: Label | null;
}

const LEVELS: readonly Level[] = ["UNCLASSIFIED", "CUI", "SECRET", "TOP_SECRET"];
/** None, the one that some callers hold, and one more, which nobody holds. */
const COMPARTMENTS: readonly (readonly string[])[] = [[], ["FRONTIER"], ["FRONTIER", "LATTICE"]];
/** None, the two controls that there are, and one that the hub does not know. */
const DISSEMINATION: readonly (readonly string[])[] = [[], ["FED ONLY"], ["NOFORN"], ["ORCON"]];
const LABELS: readonly (Label | null)[] = [null, "CLEAR", "GREEN", "AMBER", "AMBER_STRICT", "RED"];

export const TRIED_MARKINGS: readonly TriedMarking[] = LEVELS.flatMap((level) =>
  COMPARTMENTS.flatMap((compartments) =>
    DISSEMINATION.flatMap((dissemination) => LABELS.map((tlp) => ({ level, compartments, dissemination, tlp }))),
  ),
);
