/** Discoveries are marked, and have a party. What was noted before is controlled until it is published. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { RECORD_COLUMNS } from "../../kit/record/hub-record";

export class MarkedDiscoveries1780617600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TEMP TABLE known ON COMMIT DROP AS
        SELECT d.vulnerability_id, m.id AS model_id, m.developer_id, m.provenance_source, m.provenance_as_of
        FROM discovery d JOIN frontier_model m ON m.id = d.model_id;
      DROP TABLE discovery;
      CREATE TABLE discovery (${RECORD_COLUMNS},
        vulnerability_id text NOT NULL,
        model_id text NOT NULL,
        developer_id text NOT NULL,
        UNIQUE (vulnerability_id, model_id),
        FOREIGN KEY (model_id, developer_id) REFERENCES frontier_model (id, developer_id)
      );
      CREATE INDEX discovery_model ON discovery (model_id);
      INSERT INTO discovery (id, marking_level, marking_tlp, vulnerability_id, model_id, developer_id,
        provenance_source, provenance_as_of)
      SELECT 'discovery-' || gen_random_uuid(), 'CUI', 'AMBER', known.* FROM known`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TEMP TABLE known ON COMMIT DROP AS SELECT vulnerability_id, model_id FROM discovery;
      DROP TABLE discovery;
      CREATE TABLE discovery (
        vulnerability_id text NOT NULL,
        model_id text NOT NULL REFERENCES frontier_model (id),
        PRIMARY KEY (vulnerability_id, model_id)
      );
      CREATE INDEX discovery_model ON discovery (model_id);
      INSERT INTO discovery SELECT * FROM known`);
  }
}
