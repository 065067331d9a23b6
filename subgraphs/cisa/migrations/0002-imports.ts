/** Receipts of imports, and the edition of the catalogue that a KEV entry was read from. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { stateCheck } from "../../kit/record/transitions";
import { IMPORT_KINDS, ROW_OUTCOMES } from "../import/import-report";

export class Imports1780444800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vulnerability ADD COLUMN kev_released_at timestamptz;
      CREATE TABLE import_run (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL ${stateCheck("kind", IMPORT_KINDS)},
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
      CREATE INDEX import_receipt_subject ON import_receipt (subject, run_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE import_receipt, import_run;
      ALTER TABLE vulnerability DROP COLUMN kev_released_at`);
  }
}
