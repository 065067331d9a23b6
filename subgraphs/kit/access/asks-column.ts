/**
 * `marking_asks`, the generated column of every marked table: the question that a row has for its readers, a `tsquery`
 * over words (words.ts). Null where everybody reads it, as of nearly all rows; so these are decided by a null test, and
 * the others by one operator.
 * In: SQL of whom the rows of a type ask (asked-of.ts). Out: SQL that gives a table the column and its index. The same
 * decision in TypeScript: may-read.ts; tests hold them equal.
 */
import { createHash } from "node:crypto";
import { CLASSIFIED_LEVELS } from "./marking-class";
import { EVERYTHING } from "./words";

/**
 * Compute the column: everything that is needed, and one of those who are asked for besides; or whoever reads
 * everything. `||` with null gives null, so that a row for parties without a party asks for none.
 */
export const ASKS_FUNCTIONS = `
  CREATE OR REPLACE FUNCTION access.any_of(words text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  DECLARE one text; alternatives text;
  BEGIN
    FOREACH one IN ARRAY words LOOP
      CONTINUE WHEN one IS NULL;
      alternatives := coalesce(alternatives || ' | ', '') ||
        '''' || replace(replace(one, '\\', '\\\\'), '''', '''''') || '''';
    END LOOP;
    RETURN '(' || alternatives || ')';
  END $$;

  CREATE OR REPLACE FUNCTION access.asks(marking_level text, tlp text, compartments text[], controls text[],
      topics text[], parties text[], parties_only boolean) RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    one text;
    asks text := '';
  BEGIN
    FOREACH one IN ARRAY compartments LOOP asks := asks || access.any_of(ARRAY['compartment:' || one]) || ' & '; END LOOP;
    FOREACH one IN ARRAY controls LOOP asks := asks || access.any_of(ARRAY['control:' || one]) || ' & '; END LOOP;
    IF marking_level IN (${CLASSIFIED_LEVELS.map((level) => `'${level}'`).join(", ")}) THEN
      asks := asks || access.any_of(ARRAY['level:' || marking_level]) || ' & ' || access.any_of(topics);
      IF parties_only OR tlp = 'RED' THEN asks := asks || ' & ' || access.any_of(parties); END IF;
    ELSIF tlp = 'RED' THEN
      asks := asks || access.any_of(parties);
    ELSIF marking_level = 'CUI' OR tlp IN ('AMBER', 'AMBER_STRICT') THEN
      asks := asks || access.any_of(parties || CASE WHEN parties_only THEN NULL ELSE 'rank:controlled' END);
    ELSE
      asks := asks || access.any_of(parties || CASE WHEN tlp = 'GREEN' THEN 'rank:known' ELSE 'rank:everybody' END);
    END IF;
    RETURN (access.any_of(ARRAY['${EVERYTHING}']) || coalesce(' | ' || asks, ''))::tsquery;
  END $$;`;

/** What the column is computed from besides the marking, as SQL over the table's columns. */
export interface AskedOf {
  /** Words of which the caller needs to know one, `text` each. */
  readonly topics: readonly string[];
  /** Words of the row's parties, `text` each; null ones are nobody. */
  readonly parties: readonly string[];
  readonly partiesOnly: boolean;
  /** Whether reading depends on this column alone, so that it is worth an index that answers counts. */
  readonly isWhole: boolean;
}

function columnOf({ topics, parties, partiesOnly }: AskedOf): string {
  const array = (words: readonly string[]): string => `ARRAY[${words.join(", ")}]::text[]`;
  return `marking_asks tsquery GENERATED ALWAYS AS (
    CASE WHEN marking_level <> 'UNCLASSIFIED' OR marking_tlp <> 'CLEAR' OR marking_compartments <> '{}'
        OR marking_dissemination <> '{}' THEN
      access.asks(marking_level, marking_tlp, marking_compartments, marking_dissemination,
        ${array(topics)}, ${array(parties)}, ${partiesOnly}) END) STORED`;
}

/**
 * Gives a table the column, anew where it is of an earlier form, and the index by which rows are counted without
 * looking at them. @param table quoted; nothing depends on its columns
 */
export function asksColumn(table: string, asked: AskedOf): string {
  const column = columnOf(asked);
  const index = asked.isWhole ? `CREATE INDEX ON ${table} (marking_asks);` : "";
  const digest = createHash("sha256").update(ASKS_FUNCTIONS).update(column).update(index).digest("hex");
  const isCurrent = `EXISTS (SELECT FROM pg_attribute WHERE attrelid = '${table}'::regclass
    AND attname = 'marking_asks' AND NOT attisdropped AND col_description(attrelid, attnum) = '${digest}')`;
  return `DO $column$ BEGIN IF NOT ${isCurrent} THEN
    ALTER TABLE ${table} DROP COLUMN IF EXISTS marking_asks, DROP COLUMN IF EXISTS marking_class,
      DROP COLUMN IF EXISTS marking_needs, ADD COLUMN ${column};
    ${index}
    COMMENT ON COLUMN ${table}.marking_asks IS '${digest}'; END IF; END $column$;`;
}
