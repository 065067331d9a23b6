/**
 * What the clearinghouse's commands and imports need: participants who come unasked, other ids and affected products
 * of cases, reasons of rejections, revised terms of embargoes, and receipts of imports.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { DROP_IMPORT_TABLES, createImportTables } from "../../kit/import/import-tables";
import { IMPORT_KINDS } from "../import/import-kinds";

export class AgencyWork1780617600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE participation ALTER COLUMN invited_at DROP NOT NULL,
        ADD CHECK (invited_at IS NOT NULL OR state <> 'INVITED');
      ALTER TABLE vulnerability_case
        ADD COLUMN aliases text[] NOT NULL DEFAULT '{}',
        ADD COLUMN affected jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(affected) = 'array'),
        ADD COLUMN rejection_reason text CHECK (rejection_reason IS NULL OR state = 'REJECTED');
      CREATE INDEX vulnerability_case_aliases ON vulnerability_case USING gin (aliases);
      ALTER TABLE embargo
        ADD COLUMN revised_terms text CHECK (revised_terms IS NULL OR state = 'REVISE'),
        ADD COLUMN revised_ends_at timestamptz CHECK (revised_ends_at IS NULL OR state = 'REVISE');
      CREATE INDEX patch_delivery_waiting ON patch_delivery (sent_at) WHERE state = 'SENT';
    `);
    await createImportTables(runner, IMPORT_KINDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${DROP_IMPORT_TABLES};
      DROP INDEX patch_delivery_waiting;
      ALTER TABLE embargo DROP COLUMN revised_terms, DROP COLUMN revised_ends_at;
      ALTER TABLE vulnerability_case DROP COLUMN aliases, DROP COLUMN affected, DROP COLUMN rejection_reason;
      ALTER TABLE participation ALTER COLUMN invited_at SET NOT NULL;
    `);
  }
}
