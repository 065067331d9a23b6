/**
 * The first schema of NSA's database. Composite foreign keys keep a developer's inquiries, windows and
 * partnerships with its own models; CHECKs repeat the rules that window-rule.ts and agreement-state.ts say.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createKitTables } from "../../kit/record/history";
import { RECORD_COLUMNS } from "../../kit/record/hub-record";
import { stateCheck } from "../../kit/record/transitions";
import { createTaskTable } from "../../kit/task/task";
import { ACCESS_WINDOW_STATES, accessWindowLifecycle } from "../access-window/access-window.transitions";
import { LONGEST_WINDOW_HOURS } from "../access-window/window-rule";
import { CONSULTATION_VIEWS } from "../consultation/consultation-view";
import { COVERAGE_INQUIRY_STATES, coverageInquiryLifecycle } from "../coverage-inquiry/coverage-inquiry.transitions";
import { DESIGNATION_OUTCOMES } from "../designation/designation-outcome";
import {
  SAFEGUARD_ATTESTATION_STATES,
  safeguardAttestationLifecycle,
} from "../safeguard-attestation/safeguard-attestation.transitions";
import { SAFEGUARD_KINDS } from "../safeguard-attestation/safeguards-complete";
import {
  TRUSTED_PARTNERSHIP_STATES,
  trustedPartnershipLifecycle,
} from "../trusted-partnership/trusted-partnership.transitions";

const MODELS = `
  CREATE TABLE frontier_model (${RECORD_COLUMNS},
    developer_id text NOT NULL,
    name text NOT NULL,
    purpose text NOT NULL,
    planned_release_at timestamptz,
    released_at timestamptz,
    UNIQUE (id, developer_id)
  );
  CREATE INDEX frontier_model_developer ON frontier_model (developer_id, name, id);
  CREATE INDEX frontier_model_name ON frontier_model (name, id);
  CREATE INDEX frontier_model_planned_release ON frontier_model (planned_release_at, id);
  CREATE INDEX frontier_model_released ON frontier_model (released_at, id);

  CREATE TABLE discovery (
    vulnerability_id text NOT NULL,
    model_id text NOT NULL REFERENCES frontier_model (id),
    PRIMARY KEY (vulnerability_id, model_id)
  );
  CREATE INDEX discovery_model ON discovery (model_id);

  CREATE TABLE benchmark_run (${RECORD_COLUMNS},
    model_id text NOT NULL REFERENCES frontier_model (id),
    suite text NOT NULL,
    scenario_count integer NOT NULL CHECK (scenario_count > 0),
    solved_count integer CHECK (solved_count BETWEEN 0 AND scenario_count),
    started_at timestamptz NOT NULL,
    finished_at timestamptz CHECK (finished_at >= started_at),
    CONSTRAINT benchmark_run_classified CHECK (marking_level IN ('SECRET', 'TOP_SECRET')),
    CONSTRAINT benchmark_run_results CHECK ((solved_count IS NULL) = (finished_at IS NULL))
  );
  CREATE INDEX benchmark_run_model ON benchmark_run (model_id, started_at, id);
  CREATE INDEX benchmark_run_started ON benchmark_run (started_at, id);`;

const INQUIRIES = `
  CREATE TABLE coverage_inquiry (${RECORD_COLUMNS},
    model_id text NOT NULL,
    developer_id text NOT NULL,
    state text NOT NULL DEFAULT '${coverageInquiryLifecycle.initial}' ${stateCheck("state", COVERAGE_INQUIRY_STATES)},
    question text NOT NULL,
    consultee_ids text[] NOT NULL,
    submitted_at timestamptz NOT NULL,
    ended_at timestamptz CHECK (ended_at >= submitted_at),
    UNIQUE (id, model_id),
    CONSTRAINT coverage_inquiry_own_model
      FOREIGN KEY (model_id, developer_id) REFERENCES frontier_model (id, developer_id),
    CONSTRAINT coverage_inquiry_ended CHECK ((state IN ('DETERMINED', 'WITHDRAWN')) = (ended_at IS NOT NULL))
  );
  CREATE INDEX coverage_inquiry_model ON coverage_inquiry (model_id, submitted_at, id);
  CREATE INDEX coverage_inquiry_developer ON coverage_inquiry (developer_id, id);
  CREATE INDEX coverage_inquiry_state ON coverage_inquiry (state, id);
  CREATE INDEX coverage_inquiry_submitted ON coverage_inquiry (submitted_at, id);

  CREATE TABLE consultation (${RECORD_COLUMNS},
    inquiry_id text NOT NULL REFERENCES coverage_inquiry (id),
    agency_id text NOT NULL,
    view text NOT NULL ${stateCheck("view", CONSULTATION_VIEWS)},
    remarks text NOT NULL,
    recorded_at timestamptz NOT NULL,
    UNIQUE (inquiry_id, agency_id)
  );
  CREATE INDEX consultation_agency ON consultation (agency_id, id);
  CREATE INDEX consultation_recorded ON consultation (recorded_at, id);

  CREATE TABLE designation (${RECORD_COLUMNS},
    model_id text NOT NULL,
    inquiry_id text NOT NULL UNIQUE,
    outcome text NOT NULL ${stateCheck("outcome", DESIGNATION_OUTCOMES)},
    summary text NOT NULL,
    determined_at timestamptz NOT NULL,
    superseded_at timestamptz CHECK (superseded_at >= determined_at),
    CONSTRAINT designation_inquiry FOREIGN KEY (inquiry_id, model_id) REFERENCES coverage_inquiry (id, model_id)
  );
  CREATE UNIQUE INDEX designation_current ON designation (model_id) WHERE superseded_at IS NULL;
  CREATE INDEX designation_model ON designation (model_id, id);
  CREATE INDEX designation_determined ON designation (determined_at, id);`;

const WINDOWS = `
  CREATE TABLE access_window (${RECORD_COLUMNS},
    model_id text NOT NULL,
    developer_id text NOT NULL,
    receiving_agency_id text NOT NULL,
    state text NOT NULL DEFAULT '${accessWindowLifecycle.initial}' ${stateCheck("state", ACCESS_WINDOW_STATES)},
    offered_at timestamptz NOT NULL,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    planned_release_at timestamptz NOT NULL,
    ended_at timestamptz CHECK (ended_at >= offered_at),
    CONSTRAINT access_window_own_model
      FOREIGN KEY (model_id, developer_id) REFERENCES frontier_model (id, developer_id),
    CONSTRAINT access_window_lasts CHECK (
      closes_at > opens_at
      AND closes_at <= opens_at + interval '${LONGEST_WINDOW_HOURS} hours'
      AND closes_at <= planned_release_at
    ),
    CONSTRAINT access_window_ended CHECK ((state IN ('CLOSED', 'WITHDRAWN')) = (ended_at IS NOT NULL))
  );
  CREATE INDEX access_window_model ON access_window (model_id, closes_at, id);
  CREATE INDEX access_window_developer ON access_window (developer_id, id);
  CREATE INDEX access_window_receiving_agency ON access_window (receiving_agency_id, id);
  CREATE INDEX access_window_state ON access_window (state, id);
  CREATE INDEX access_window_opens ON access_window (opens_at, id);
  CREATE INDEX access_window_closes ON access_window (closes_at, id);

  CREATE TABLE safeguard_attestation (${RECORD_COLUMNS},
    window_id text NOT NULL REFERENCES access_window (id),
    kind text NOT NULL ${stateCheck("kind", SAFEGUARD_KINDS)},
    state text NOT NULL DEFAULT '${safeguardAttestationLifecycle.initial}'
      ${stateCheck("state", SAFEGUARD_ATTESTATION_STATES)},
    statement text NOT NULL,
    attested_at timestamptz,
    UNIQUE (window_id, kind),
    CONSTRAINT safeguard_attestation_attested CHECK ((state = 'ATTESTED') = (attested_at IS NOT NULL))
  );
  CREATE INDEX safeguard_attestation_state ON safeguard_attestation (state, id);
  CREATE INDEX safeguard_attestation_attested ON safeguard_attestation (attested_at, id);`;

const PARTNERSHIPS = `
  CREATE TABLE trusted_partnership (${RECORD_COLUMNS},
    model_id text NOT NULL,
    developer_id text NOT NULL,
    partner_id text NOT NULL,
    state text NOT NULL DEFAULT '${trustedPartnershipLifecycle.initial}'
      ${stateCheck("state", TRUSTED_PARTNERSHIP_STATES)},
    purpose text NOT NULL,
    proposed_at timestamptz NOT NULL,
    developer_agreed_at timestamptz,
    government_agreed_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT trusted_partnership_own_model
      FOREIGN KEY (model_id, developer_id) REFERENCES frontier_model (id, developer_id),
    CONSTRAINT trusted_partnership_agreements CHECK (state = CASE
      WHEN ended_at IS NOT NULL THEN 'ENDED'
      WHEN developer_agreed_at IS NOT NULL AND government_agreed_at IS NOT NULL THEN 'ACTIVE'
      WHEN developer_agreed_at IS NOT NULL THEN 'AGREED_BY_DEVELOPER'
      WHEN government_agreed_at IS NOT NULL THEN 'AGREED_BY_GOVERNMENT'
      ELSE 'PROPOSED'
    END)
  );
  CREATE UNIQUE INDEX trusted_partnership_live ON trusted_partnership (model_id, partner_id) WHERE state <> 'ENDED';
  CREATE INDEX trusted_partnership_model ON trusted_partnership (model_id, proposed_at, id);
  CREATE INDEX trusted_partnership_developer ON trusted_partnership (developer_id, id);
  CREATE INDEX trusted_partnership_partner ON trusted_partnership (partner_id, id);
  CREATE INDEX trusted_partnership_state ON trusted_partnership (state, id);
  CREATE INDEX trusted_partnership_proposed ON trusted_partnership (proposed_at, id);`;

export class Initial1780358400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createKitTables(runner);
    await createTaskTable(runner);
    for (const part of [MODELS, INQUIRIES, WINDOWS, PARTNERSHIPS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE trusted_partnership, safeguard_attestation, access_window, designation, consultation,
        coverage_inquiry, benchmark_run, discovery, frontier_model, task, history, seeded;
      DROP FUNCTION history_is_append_only;`);
  }
}
