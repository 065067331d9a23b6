/** Tables of every agency that takes imports: the runs, and what became of each row. */
import type { QueryRunner } from "typeorm";
import { stateCheck } from "../record/transitions";
import { ROW_OUTCOMES } from "./import-report";

/** @param kinds what can be imported, `KEV` */
export async function createImportTables(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  await runner.query(`
    CREATE TABLE import_run (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      kind text NOT NULL ${stateCheck("kind", kinds)},
      source text NOT NULL,
      bytes bigint NOT NULL,
      sha256 text NOT NULL,
      edition text,
      released_at timestamptz,
      at timestamptz NOT NULL DEFAULT now(),
      rows integer NOT NULL,
      added integer NOT NULL,
      changed integer NOT NULL,
      unchanged integer NOT NULL,
      kept_newer integer NOT NULL,
      skipped integer NOT NULL,
      rejected integer NOT NULL,
      CHECK (rows = added + changed + unchanged + kept_newer + skipped + rejected)
    );
    CREATE TABLE import_receipt (
      run_id bigint NOT NULL REFERENCES import_run,
      row integer NOT NULL CHECK (row > 0),
      subject text,
      outcome text NOT NULL ${stateCheck("outcome", ROW_OUTCOMES)},
      detail text,
      PRIMARY KEY (run_id, row)
    );
    CREATE INDEX import_receipt_subject ON import_receipt (subject, run_id)
  `);
}

/** Undoes `createImportTables`. */
export const DROP_IMPORT_TABLES = "DROP TABLE import_receipt, import_run";
