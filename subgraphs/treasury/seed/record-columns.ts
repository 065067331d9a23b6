/** Columns that every made-up record of the Treasury carries: where it is from, and how it is marked. */
import { DEMONSTRATION, WORLD_INSTANT } from "../../kit/demonstration/world";

const MADE_UP = { provenanceSource: DEMONSTRATION, provenanceAsOf: WORLD_INSTANT };

const OPEN_COLUMNS = { ...MADE_UP, markingLevel: "UNCLASSIFIED", markingTlp: "GREEN" } as const;

const EMBARGOED_COLUMNS = { ...MADE_UP, markingLevel: "CUI", markingTlp: "AMBER" } as const;

export type RecordColumns = typeof OPEN_COLUMNS | typeof EMBARGOED_COLUMNS;

/** @param embargoed the record belongs to a case whose embargo is in force */
export function recordColumns(embargoed = false): RecordColumns {
  return embargoed ? EMBARGOED_COLUMNS : OPEN_COLUMNS;
}
