/** The first schema of DOJ's database. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createKitTables } from "../../kit/record/history";
import { RECORD_COLUMNS } from "../../kit/record/hub-record";
import { stateCheck } from "../../kit/record/transitions";
import { createTaskTable } from "../../kit/task/task";
import { INVESTIGATION_STATES } from "../investigation/investigation.transitions";
import { PROSECUTION_STATES } from "../prosecution/prosecution.transitions";
import { REFERRAL_STATES } from "../referral/referral.transitions";

export class Initial1780358400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createKitTables(runner);
    await createTaskTable(runner);
    await createReferenceTables(runner);
    await createInvestigationTables(runner);
    await createProsecutionTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DROP TABLE charge, prosecution, referral, investigation, district, statute, task, history, seeded",
    );
    await runner.query("DROP FUNCTION history_is_append_only");
  }
}

async function createReferenceTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE statute (${RECORD_COLUMNS},
      title integer NOT NULL,
      section text NOT NULL,
      heading text NOT NULL,
      enacted_on date NOT NULL,
      enacted_by text NOT NULL,
      effective_on date CHECK (effective_on >= enacted_on),
      repealed_on date CHECK (repealed_on > enacted_on),
      UNIQUE (title, section)
    );
    CREATE TABLE district (${RECORD_COLUMNS},
      citation text NOT NULL UNIQUE,
      name text NOT NULL UNIQUE,
      location text NOT NULL,
      circuit text NOT NULL
    );
  `);
}

async function createInvestigationTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE investigation (${RECORD_COLUMNS},
      title text NOT NULL,
      state text NOT NULL ${stateCheck("state", INVESTIGATION_STATES)},
      district_id text NOT NULL REFERENCES district,
      vulnerability_ids text[] NOT NULL DEFAULT '{}',
      opened_on date NOT NULL,
      concluded_on date CHECK (concluded_on >= opened_on),
      sealed boolean NOT NULL DEFAULT false,
      CHECK ((state = 'OPEN') = (concluded_on IS NULL))
    );
    CREATE INDEX investigation_opened ON investigation (opened_on, id);
    CREATE INDEX investigation_concluded ON investigation (concluded_on, id);
    CREATE INDEX investigation_district ON investigation (district_id, opened_on, id);
    CREATE INDEX investigation_vulnerabilities ON investigation USING gin (vulnerability_ids);

    CREATE TABLE referral (${RECORD_COLUMNS},
      summary text NOT NULL,
      state text NOT NULL ${stateCheck("state", REFERRAL_STATES)},
      agency_id text NOT NULL,
      district_id text REFERENCES district,
      investigation_id text REFERENCES investigation,
      organization_ids text[] NOT NULL DEFAULT '{}',
      vulnerability_ids text[] NOT NULL DEFAULT '{}',
      received_on date NOT NULL,
      decided_on date CHECK (decided_on >= received_on),
      decline_reason text,
      CHECK ((state = 'RECEIVED') = (decided_on IS NULL)),
      CHECK ((state = 'DECLINED') = (decline_reason IS NOT NULL)),
      CHECK (investigation_id IS NULL OR state = 'ACCEPTED')
    );
    CREATE INDEX referral_received ON referral (received_on, id);
    CREATE INDEX referral_decided ON referral (decided_on, id);
    CREATE INDEX referral_agency ON referral (agency_id, received_on, id);
    CREATE INDEX referral_district ON referral (district_id, received_on, id);
    CREATE INDEX referral_investigation ON referral (investigation_id);
    CREATE INDEX referral_organizations ON referral USING gin (organization_ids);
    CREATE INDEX referral_vulnerabilities ON referral USING gin (vulnerability_ids);
  `);
}

async function createProsecutionTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE prosecution (${RECORD_COLUMNS},
      docket text NOT NULL,
      caption text NOT NULL,
      state text NOT NULL ${stateCheck("state", PROSECUTION_STATES)},
      district_id text NOT NULL REFERENCES district,
      investigation_id text REFERENCES investigation,
      filed_on date NOT NULL,
      disposed_on date CHECK (disposed_on >= filed_on),
      sentenced_on date CHECK (sentenced_on >= disposed_on),
      uses_ai_agents boolean NOT NULL,
      sealed boolean NOT NULL DEFAULT false,
      vulnerability_ids text[] NOT NULL DEFAULT '{}',
      model_ids text[] NOT NULL DEFAULT '{}',
      directive_ids text[] NOT NULL DEFAULT '{}',
      victim_ids text[] NOT NULL DEFAULT '{}',
      UNIQUE (district_id, docket),
      CHECK ((state IN ('CHARGED', 'PLEA', 'TRIAL')) = (disposed_on IS NULL)),
      CHECK ((state = 'SENTENCED') = (sentenced_on IS NOT NULL))
    );
    CREATE INDEX prosecution_filed ON prosecution (filed_on, id);
    CREATE INDEX prosecution_disposed ON prosecution (disposed_on, id);
    CREATE INDEX prosecution_docket ON prosecution (docket, id);
    CREATE INDEX prosecution_district ON prosecution (district_id, filed_on, id);
    CREATE INDEX prosecution_investigation ON prosecution (investigation_id);
    CREATE INDEX prosecution_vulnerabilities ON prosecution USING gin (vulnerability_ids);
    CREATE INDEX prosecution_models ON prosecution USING gin (model_ids);
    CREATE INDEX prosecution_directives ON prosecution USING gin (directive_ids);
    CREATE INDEX prosecution_victims ON prosecution USING gin (victim_ids);

    CREATE TABLE charge (${RECORD_COLUMNS},
      prosecution_id text NOT NULL REFERENCES prosecution,
      statute_id text NOT NULL REFERENCES statute,
      count integer NOT NULL CHECK (count > 0),
      allegation text NOT NULL,
      offence_on date NOT NULL,
      filed_on date NOT NULL CHECK (filed_on >= offence_on),
      UNIQUE (prosecution_id, count)
    );
    CREATE INDEX charge_statute ON charge (statute_id, prosecution_id);
    CREATE INDEX charge_filed ON charge (filed_on, id);
    CREATE INDEX charge_offence ON charge (offence_on, id);
  `);
}
