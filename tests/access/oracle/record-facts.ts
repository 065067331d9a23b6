/**
 * What the oracle knows of a record: its marking, and the few facts of its life that decide who reads it.
 * In: nothing. Out: the type. Not here: where the facts come from (tests/access/world/read-facts.ts).
 */
import type { Level } from "./caller-facts";

export type Label = "CLEAR" | "GREEN" | "AMBER" | "AMBER_STRICT" | "RED";

export interface RecordFacts {
  /** GraphQL type name. */
  readonly type: string;
  /** Of its agency's database. */
  readonly table: string;
  readonly id: string;
  readonly level: Level;
  readonly compartments: readonly string[];
  readonly dissemination: readonly string[];
  readonly tlp: Label | null;
  /** Organizations that are parties: signatories of the case's embargo, the inquiry's developer. */
  readonly parties: readonly string[];
  /** An embargo on its case is in force: ACTIVE, or REVISE, while new terms are discussed. */
  readonly isEmbargoed: boolean;
  /** Programs and records that one needs to know of in order to read it above CUI. */
  readonly topics: readonly string[];
  /** Under seal by order of a court, itself or the prosecution that it is part of. */
  readonly isSealed: boolean;
  /** Taken back; kept for the record alone. */
  readonly isRemoved: boolean;
}
