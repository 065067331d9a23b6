/** What CISA's commands write: the words of reports, and one live grant of a service for each recipient. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Work1780617600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE compliance_item ADD COLUMN report text;
      CREATE UNIQUE INDEX service_grant_live ON service_grant (recipient_id, service_id)
        WHERE state IN ('REQUESTED', 'GRANTED', 'ACTIVE')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX service_grant_live;
      ALTER TABLE compliance_item DROP COLUMN report`);
  }
}
