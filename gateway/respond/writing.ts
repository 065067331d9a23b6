/**
 * What the compiled writers of one answer share while they write it.
 * In: nothing. Out: the types. Not here: the writers.
 */
import type { PlaceId } from "../execute/entity-places";
import type { Row } from "../merged-data";

export interface Writing {
  /** Places of the plan at which one object stands several times. */
  readonly repeats: ReadonlySet<PlaceId>;
  /** Characters that an answer may have. */
  readonly maxLength: number;
  /** Texts of objects that stand several times, by the number of their selection. */
  readonly texts: (Map<Row, string> | undefined)[];
}

/** @throws UNUSUAL when the row holds anything that the general writer must decide */
export type ObjectWriter = (row: Row, writing: Writing) => string;

/** What is spent on compiling one document. */
export interface CompilationBudget {
  /** Characters of source that are left. */
  source: number;
  /** Numbers given to selections whose texts are kept. */
  numbered: number;
}
