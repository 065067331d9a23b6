/** Receipts of imports, and the edition of the catalogue that a KEV entry was read from. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { DROP_IMPORT_TABLES, createImportTables } from "../../kit/import/import-tables";
import { IMPORT_KINDS } from "../import/import-kinds";

export class Imports1780444800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vulnerability ADD COLUMN kev_released_at timestamptz;`);
    await createImportTables(runner, IMPORT_KINDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${DROP_IMPORT_TABLES};
      ALTER TABLE vulnerability DROP COLUMN kev_released_at`);
  }
}
