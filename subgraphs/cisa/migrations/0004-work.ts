/**
 * What CISA's commands write: the words of reports, and one live grant of a service for each recipient. Fewer indexes
 * on exposures: each is written again for every row when tiers are recomputed, a second for 167,400 rows, while what
 * the dropped ones served takes tens of milliseconds without them.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Work1780617600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE compliance_item ADD COLUMN report text;
      CREATE UNIQUE INDEX service_grant_live ON service_grant (recipient_id, service_id)
        WHERE state IN ('REQUESTED', 'GRANTED', 'ACTIVE');
      DROP INDEX asset_exposure_detected, asset_exposure_open, asset_exposure_deadline`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX asset_exposure_detected ON asset_exposure (detected_on, id);
      CREATE INDEX asset_exposure_deadline ON asset_exposure ((deadline IS NULL), deadline, id);
      CREATE INDEX asset_exposure_open ON asset_exposure (tier, agency_id, deadline, id) WHERE fixed_on IS NULL;
      DROP INDEX service_grant_live;
      ALTER TABLE compliance_item DROP COLUMN report`);
  }
}
