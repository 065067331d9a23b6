/**
 * What decides of a marking: the class of its readers, and what a reader must hold besides. Every marked
 * table has both as generated columns, so that nearly all of its rows are decided by comparing one small number.
 * In: a marking, or the columns that keep it. Out: class and needs, in TypeScript and in SQL; tests hold them equal.
 * Source: Executive Order 13526 section 4.1 (clearance, need to know), 32 CFR 2002.16 (CUI), FIRST TLP 2.0.
 */
import { createHash } from "node:crypto";
import type { Marking, MarkingLevel } from "../../../common/marking";

/** Classes of markings, the widest read first. Those up to `parties` are 10 more for rows that need something. */
export const MARKING_CLASSES = {
  everybody: 0,
  known: 1,
  controlled: 2,
  parties: 3,
  classified: 14,
  classifiedForParties: 15,
} as const;

/** From this class on readers must hold what the row needs. */
export const FIRST_NEEDING = 10;

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
export function markingClassOf(marking: Marking): number {
  const { level, tlp } = marking;
  if (CLASSIFIED_LEVELS.includes(level)) {
    return tlp === "RED" ? MARKING_CLASSES.classifiedForParties : MARKING_CLASSES.classified;
  }
  return openClassOf(marking) + (needsOf(marking).length === 0 ? 0 : FIRST_NEEDING);
}

function openClassOf({ level, tlp }: Marking): number {
  if (tlp === "RED") return MARKING_CLASSES.parties;
  if (level === "CUI" || tlp === "AMBER" || tlp === "AMBER_STRICT") return MARKING_CLASSES.controlled;
  return tlp === "GREEN" ? MARKING_CLASSES.known : MARKING_CLASSES.everybody;
}

const IS_CLASSIFIED = `marking_level IN (${CLASSIFIED_LEVELS.map((level) => `'${level}'`).join(", ")})`;

/** Computes `marking_needs`, where there are any. */
export const NEEDS_FUNCTION = `
  CREATE OR REPLACE FUNCTION access.needs(marking_level text, compartments text[], controls text[]) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  BEGIN RETURN array(SELECT 'level:' || marking_level WHERE ${IS_CLASSIFIED}
    UNION ALL SELECT 'compartment:' || one FROM unnest(compartments) one
    UNION ALL SELECT 'control:' || one FROM unnest(controls) one); END $$;`;

const COLUMNS = `
  ADD COLUMN marking_class smallint NOT NULL GENERATED ALWAYS AS (
    CASE WHEN ${IS_CLASSIFIED} THEN
      CASE WHEN marking_tlp = 'RED' THEN ${MARKING_CLASSES.classifiedForParties} ELSE ${MARKING_CLASSES.classified} END
    ELSE
      CASE WHEN marking_tlp = 'RED' THEN ${MARKING_CLASSES.parties}
        WHEN marking_level = 'CUI' OR marking_tlp IN ('AMBER', 'AMBER_STRICT') THEN ${MARKING_CLASSES.controlled}
        WHEN marking_tlp = 'GREEN' THEN ${MARKING_CLASSES.known}
        ELSE ${MARKING_CLASSES.everybody} END
      + CASE WHEN marking_compartments = '{}' AND marking_dissemination = '{}' THEN 0 ELSE ${FIRST_NEEDING} END
    END) STORED,
  ADD COLUMN marking_needs text[] GENERATED ALWAYS AS (
    CASE WHEN ${IS_CLASSIFIED} OR marking_compartments <> '{}' OR marking_dissemination <> '{}'
      THEN access.needs(marking_level, marking_compartments, marking_dissemination) END) STORED`;

const DIGEST = createHash("sha256").update(NEEDS_FUNCTION).update(COLUMNS).digest("hex");

/** Gives a table both columns, anew where they are of an earlier form. @param table quoted; nothing depends on them */
export function markingColumns(table: string): string {
  const isCurrent = `EXISTS (SELECT FROM pg_attribute WHERE attrelid = '${table}'::regclass
    AND attname = 'marking_needs' AND NOT attisdropped AND col_description(attrelid, attnum) = '${DIGEST}')`;
  return `DO $columns$ BEGIN IF NOT ${isCurrent} THEN
    ALTER TABLE ${table} DROP COLUMN IF EXISTS marking_class, DROP COLUMN IF EXISTS marking_needs, ${COLUMNS};
    COMMENT ON COLUMN ${table}.marking_needs IS '${DIGEST}'; END IF; END $columns$;`;
}
