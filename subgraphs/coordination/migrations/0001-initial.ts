/** The first schema of the hub's own database. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createKitTables } from "../../kit/record/history";
import { RECORD_COLUMNS } from "../../kit/record/hub-record";
import { stateCheck } from "../../kit/record/transitions";
import { AGENCY_KINDS } from "../../kit/reference/agencies";
import { TASK_STATES } from "../../kit/task/task.transitions";
import { OBLIGATION_ROLES } from "../obligation/obligation.entity";
import { CREATE_OBLIGATION_DELIVERY } from "../obligation/obligation-delivery";
import { ORGANIZATION_KINDS, SECTORS } from "../organization/organization-kinds";
import { TASK_OWNERS } from "../task/indexed-task.entity";
import { CREATE_TASK_DEPENDENCY_CHECK } from "../task/task-dependency.cycles";

export class Initial1780358400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createKitTables(runner);
    await runner.query(DIRECTORY);
    await runner.query(OBLIGATIONS);
    await runner.query(TASK_INDEX);
    await runner.query(CREATE_OBLIGATION_DELIVERY);
    await runner.query(CREATE_TASK_DEPENDENCY_CHECK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW obligation_delivery;
      DROP TABLE task_dependency, task_index, index_state, obligation_agency, obligation, organization, agency,
        history, seeded;
      DROP FUNCTION refuse_task_dependency_cycle, history_is_append_only`);
  }
}

const DIRECTORY = `
  CREATE TABLE agency (${RECORD_COLUMNS},
    acronym text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL ${stateCheck("kind", AGENCY_KINDS)},
    parent_id text REFERENCES agency,
    codes text[] NOT NULL DEFAULT '{}',
    civilian_executive boolean NOT NULL
  );
  CREATE INDEX agency_parent ON agency (parent_id, id);
  CREATE INDEX agency_name ON agency (name, id);
  CREATE INDEX agency_acronym ON agency (acronym, id);
  CREATE INDEX agency_codes ON agency USING gin (codes);
  CREATE TABLE organization (${RECORD_COLUMNS},
    name text NOT NULL,
    kind text NOT NULL ${stateCheck("kind", ORGANIZATION_KINDS)},
    sector text ${stateCheck("sector", SECTORS)},
    state text CHECK (state ~ '^[A-Z]{2}$'),
    locality text,
    domain text,
    CHECK ((sector IS NOT NULL) = (kind = 'CRITICAL_INFRASTRUCTURE'))
  );
  CREATE INDEX organization_name ON organization (name, id);
  CREATE INDEX organization_kind ON organization (kind, name, id);
  CREATE INDEX organization_sector ON organization (sector, id);
  CREATE INDEX organization_state ON organization (state, id);`;

const OBLIGATIONS = `
  CREATE TABLE obligation (${RECORD_COLUMNS},
    section text NOT NULL,
    title text NOT NULL,
    tracked_by_id text REFERENCES agency,
    due_on date
  );
  CREATE INDEX obligation_due ON obligation (due_on, id);
  CREATE INDEX obligation_tracked_by ON obligation (tracked_by_id, id);
  CREATE TABLE obligation_agency (
    obligation_id text NOT NULL REFERENCES obligation,
    agency_id text NOT NULL REFERENCES agency,
    role text NOT NULL ${stateCheck("role", OBLIGATION_ROLES)},
    position integer NOT NULL CHECK (position > 0),
    PRIMARY KEY (obligation_id, role, agency_id),
    UNIQUE (obligation_id, role, position)
  );
  CREATE INDEX obligation_agency_agency ON obligation_agency (agency_id, role, obligation_id);`;

const TASK_INDEX = `
  CREATE TABLE task_index (
    id text PRIMARY KEY,
    agency_id text NOT NULL REFERENCES agency ${stateCheck("agency_id", TASK_OWNERS)},
    obligation_id text NOT NULL REFERENCES obligation,
    title text NOT NULL,
    state text NOT NULL ${stateCheck("state", TASK_STATES)},
    due_on date,
    delivered_on date,
    source_version integer NOT NULL DEFAULT 1 CHECK (source_version > 0),
    CHECK (state <> 'DELIVERED' OR delivered_on IS NOT NULL)
  );
  CREATE INDEX task_index_due ON task_index (due_on, id);
  CREATE INDEX task_index_state ON task_index (state, id);
  CREATE INDEX task_index_title ON task_index (title, id);
  CREATE INDEX task_index_agency ON task_index (agency_id, due_on, id);
  CREATE INDEX task_index_obligation ON task_index (obligation_id, due_on, id);
  CREATE TABLE task_dependency (${RECORD_COLUMNS},
    task_id text NOT NULL REFERENCES task_index,
    depends_on_id text NOT NULL REFERENCES task_index,
    UNIQUE (task_id, depends_on_id)
  );
  CREATE INDEX task_dependency_depends_on ON task_dependency (depends_on_id, id);
  CREATE TABLE index_state (
    agency_id text PRIMARY KEY ${stateCheck("agency_id", TASK_OWNERS)},
    as_of timestamptz NOT NULL
  );`;
