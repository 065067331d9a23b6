/** The first schema of OPM's database. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createKitTables } from "../../kit/record/history";
import { RECORD_COLUMNS } from "../../kit/record/hub-record";
import { stateCheck } from "../../kit/record/transitions";
import { createTaskTable } from "../../kit/task/task";
import { ANNOUNCEMENT_STATES } from "../announcement/announcement.transitions";
import { HIRING_PATHWAY_KINDS } from "../hiring-pathway/hiring-pathway.entity";
import { HIRING_PATHWAY_STATES } from "../hiring-pathway/hiring-pathway.transitions";
import { PLACEMENT_STATES } from "../placement/placement.transitions";
import { WORK_ROLE_CATEGORIES } from "../work-role/work-role-category";

export class Initial1780358400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createKitTables(runner);
    await createTaskTable(runner);
    await runner.query(WORK_ROLE_AND_STAFFING);
    await runner.query(HIRING_PATHWAY);
    await runner.query(ANNOUNCEMENT);
    await runner.query(PLACEMENT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DROP TABLE placement, announcement, pathway_work_role, hiring_pathway, staffing_need, work_role",
    );
    await runner.query("DROP TABLE task, history, seeded");
    await runner.query("DROP FUNCTION history_is_append_only");
  }
}

const WORK_ROLE_AND_STAFFING = `
  CREATE TABLE work_role (${RECORD_COLUMNS},
    title text NOT NULL,
    category text NOT NULL ${stateCheck("category", WORK_ROLE_CATEGORIES)},
    opm_codes text[] NOT NULL
  );
  CREATE TABLE staffing_need (${RECORD_COLUMNS},
    directive_id text NOT NULL,
    work_role_id text NOT NULL REFERENCES work_role,
    needed integer NOT NULL CHECK (needed > 0),
    filled integer NOT NULL CHECK (filled BETWEEN 0 AND needed),
    UNIQUE (directive_id, work_role_id)
  );
  CREATE INDEX staffing_need_work_role ON staffing_need (work_role_id, id);`;

/** Rows without a day come last in both directions; the index has the list's own order. */
const HIRING_PATHWAY = `
  CREATE TABLE hiring_pathway (${RECORD_COLUMNS},
    title text NOT NULL,
    state text NOT NULL ${stateCheck("state", HIRING_PATHWAY_STATES)},
    kind text NOT NULL ${stateCheck("kind", HIRING_PATHWAY_KINDS)},
    authority text NOT NULL,
    obligation_id text NOT NULL,
    approved_on date CHECK (state = 'PROPOSED' OR approved_on IS NOT NULL),
    opened_on date CHECK (state NOT IN ('OPEN', 'CLOSED') OR opened_on IS NOT NULL),
    closed_on date CHECK (state <> 'CLOSED' OR closed_on IS NOT NULL)
  );
  CREATE INDEX hiring_pathway_obligation ON hiring_pathway (obligation_id, id);
  CREATE INDEX hiring_pathway_state ON hiring_pathway (state, id);
  CREATE INDEX hiring_pathway_opened ON hiring_pathway ((opened_on IS NULL), opened_on DESC, id DESC);
  CREATE TABLE pathway_work_role (
    pathway_id text NOT NULL REFERENCES hiring_pathway ON DELETE CASCADE,
    work_role_id text NOT NULL REFERENCES work_role,
    PRIMARY KEY (pathway_id, work_role_id)
  );
  CREATE INDEX pathway_work_role_work_role ON pathway_work_role (work_role_id, pathway_id);`;

const ANNOUNCEMENT = `
  CREATE TABLE announcement (${RECORD_COLUMNS},
    title text NOT NULL,
    state text NOT NULL ${stateCheck("state", ANNOUNCEMENT_STATES)},
    agency_id text NOT NULL,
    pathway_id text NOT NULL REFERENCES hiring_pathway,
    work_role_id text NOT NULL REFERENCES work_role,
    positions integer NOT NULL CHECK (positions > 0),
    grade text NOT NULL,
    posted_on date CHECK (state = 'DRAFT' OR posted_on IS NOT NULL),
    closes_on date CHECK (closes_on >= posted_on) CHECK (state = 'DRAFT' OR closes_on IS NOT NULL),
    certificate_issued_on date CHECK (state <> 'CERTIFICATE_ISSUED' OR certificate_issued_on IS NOT NULL),
    UNIQUE (id, agency_id)
  );
  CREATE INDEX announcement_agency ON announcement (agency_id, id);
  CREATE INDEX announcement_pathway ON announcement (pathway_id, id);
  CREATE INDEX announcement_work_role ON announcement (work_role_id, id);
  CREATE INDEX announcement_state ON announcement (state, id);
  CREATE INDEX announcement_posted ON announcement (posted_on, id);
  CREATE INDEX announcement_closes ON announcement ((closes_on IS NULL), closes_on, id);`;

const PLACEMENT = `
  CREATE TABLE placement (${RECORD_COLUMNS},
    agency_id text NOT NULL,
    announcement_id text NOT NULL,
    state text NOT NULL ${stateCheck("state", PLACEMENT_STATES)},
    selected_on date NOT NULL,
    onboarded_on date CHECK (state <> 'ONBOARDED' OR onboarded_on IS NOT NULL),
    FOREIGN KEY (announcement_id, agency_id) REFERENCES announcement (id, agency_id)
  );
  CREATE INDEX placement_announcement ON placement (announcement_id, id);
  CREATE INDEX placement_cell ON placement (agency_id, state, id);`;
