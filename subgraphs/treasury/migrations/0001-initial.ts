/**
 * The first schema of the Treasury's database. What a rule of the clearinghouse can say about one row or about
 * two, the database says too: evidence, endings, overlapping scans, unverified fixes.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createKitTables } from "../../kit/record/history";
import { RECORD_COLUMNS } from "../../kit/record/hub-record";
import { isAmong, stateCheck } from "../../kit/record/transitions";
import { createTaskTable } from "../../kit/task/task";
import { embargoLifecycle, embargoParticipantLifecycle } from "../embargo/embargo.transitions";
import { PARTICIPANT_ROLES } from "../participation/participation.entity";
import { participationLifecycle } from "../participation/participation.transitions";
import { DECLINE_REASONS } from "../patch-delivery/patch-delivery.entity";
import { ANSWERED_STATES, patchDeliveryLifecycle } from "../patch-delivery/patch-delivery.transitions";
import { CASE_PRIORITIES } from "../priority/case-priority";
import { LIVE_CLAIM_STATES, scanClaimLifecycle } from "../scan-claim/scan-claim.transitions";
import {
  ENDED_CASE_STATES,
  UNVALIDATED_CASE_STATES,
  vulnerabilityCaseLifecycle,
} from "../vulnerability-case/vulnerability-case.transitions";

export class Initial1780358400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createKitTables(runner);
    await createTaskTable(runner);
    for (const table of [PARTICIPATION, VULNERABILITY_CASE, SCAN_CLAIM, EMBARGO, FIX, PATCH_DELIVERY]) {
      await runner.query(table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE patch_delivery, fix, embargo_participant, embargo, scan_claim, vulnerability_case, participation,
        task, history, seeded;
      DROP FUNCTION history_is_append_only();
    `);
  }
}

const PARTICIPATION = `
  CREATE TABLE participation (${RECORD_COLUMNS},
    organization_id text NOT NULL UNIQUE,
    state text NOT NULL DEFAULT '${participationLifecycle.initial}' ${stateCheck("state", participationLifecycle.states)},
    roles text[] NOT NULL DEFAULT '{}' CHECK (roles <@ ARRAY[${PARTICIPANT_ROLES.map((role) => `'${role}'`).join(", ")}]),
    invited_at timestamptz NOT NULL,
    activated_at timestamptz CHECK ((activated_at IS NULL) = (state = 'INVITED')),
    withdrawn_at timestamptz CHECK ((withdrawn_at IS NOT NULL) = (state = 'WITHDRAWN'))
  );
  CREATE INDEX participation_state ON participation (state, id);
  CREATE INDEX participation_invited ON participation (invited_at, id);
  CREATE INDEX participation_withdrawn ON participation (withdrawn_at, id) WHERE withdrawn_at IS NOT NULL;
`;

const VULNERABILITY_CASE = `
  CREATE TABLE vulnerability_case (${RECORD_COLUMNS},
    vulnerability_id text NOT NULL,
    reported_by_id text,
    discovered_by_id text,
    maintainer_id text,
    duplicate_of_id text REFERENCES vulnerability_case CHECK ((duplicate_of_id IS NOT NULL) = (state = 'DUPLICATE')),
    title text NOT NULL,
    summary text NOT NULL,
    state text NOT NULL DEFAULT '${vulnerabilityCaseLifecycle.initial}'
      ${stateCheck("state", vulnerabilityCaseLifecycle.states)},
    priority text NOT NULL ${stateCheck("priority", CASE_PRIORITIES)},
    priority_rank smallint NOT NULL GENERATED ALWAYS AS
      (array_position(ARRAY[${CASE_PRIORITIES.map((priority) => `'${priority}'`).join(", ")}], priority) - 1) STORED,
    evidence text CHECK (evidence IS NOT NULL OR ${isAmong("state", UNVALIDATED_CASE_STATES)}),
    reported_at timestamptz NOT NULL,
    validated_at timestamptz CHECK (validated_at IS NOT NULL OR ${isAmong("state", UNVALIDATED_CASE_STATES)}),
    closed_at timestamptz CHECK ((closed_at IS NOT NULL) = (${isAmong("state", ENDED_CASE_STATES)}))
  );
  CREATE INDEX vulnerability_case_vulnerability ON vulnerability_case (vulnerability_id, reported_at, id);
  CREATE INDEX vulnerability_case_discoverer ON vulnerability_case (discovered_by_id, reported_at, id)
    WHERE discovered_by_id IS NOT NULL;
  CREATE INDEX vulnerability_case_reporter ON vulnerability_case (reported_by_id, reported_at, id);
  CREATE INDEX vulnerability_case_maintainer ON vulnerability_case (maintainer_id, id);
  CREATE INDEX vulnerability_case_original ON vulnerability_case (duplicate_of_id) WHERE duplicate_of_id IS NOT NULL;
  CREATE INDEX vulnerability_case_state ON vulnerability_case (state, reported_at, id);
  CREATE INDEX vulnerability_case_reported ON vulnerability_case (reported_at, id);
  CREATE INDEX vulnerability_case_validated ON vulnerability_case (validated_at, id);
  CREATE INDEX vulnerability_case_closed ON vulnerability_case (closed_at, id);
  CREATE INDEX vulnerability_case_priority ON vulnerability_case (priority_rank, id);
`;

/** Equal targets are compared by their hash, so that plain GiST ranges do and no extension is needed. */
const SCAN_CLAIM = `
  CREATE TABLE scan_claim (${RECORD_COLUMNS},
    participant_id text NOT NULL REFERENCES participation (organization_id),
    case_id text REFERENCES vulnerability_case,
    target text NOT NULL,
    state text NOT NULL DEFAULT '${scanClaimLifecycle.initial}' ${stateCheck("state", scanClaimLifecycle.states)},
    claimed_at timestamptz NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
    ended_at timestamptz CHECK ((ended_at IS NULL) = (${isAmong("state", LIVE_CLAIM_STATES)})),
    CONSTRAINT scan_claim_collision EXCLUDE USING gist (
      int8range(hashtextextended(target, 0), hashtextextended(target, 0), '[]') WITH &&,
      tstzrange(starts_at, ends_at) WITH &&
    ) WHERE (${isAmong("state", LIVE_CLAIM_STATES)})
  );
  CREATE INDEX scan_claim_participant ON scan_claim (participant_id, starts_at, id);
  CREATE INDEX scan_claim_case ON scan_claim (case_id, starts_at, id);
  CREATE INDEX scan_claim_target ON scan_claim (target, id);
  CREATE INDEX scan_claim_starts ON scan_claim (starts_at, id);
  CREATE INDEX scan_claim_ends ON scan_claim (ends_at, id);
`;

const EMBARGO = `
  CREATE TABLE embargo (${RECORD_COLUMNS},
    case_id text NOT NULL UNIQUE REFERENCES vulnerability_case,
    state text NOT NULL DEFAULT '${embargoLifecycle.initial}' ${stateCheck("state", embargoLifecycle.states)},
    terms text NOT NULL,
    proposed_at timestamptz CHECK (proposed_at IS NOT NULL OR state = 'NONE'),
    active_at timestamptz CHECK ((active_at IS NULL) = (state IN ('NONE', 'PROPOSED'))),
    ends_at timestamptz,
    exited_at timestamptz CHECK ((exited_at IS NOT NULL) = (state = 'EXITED'))
  );
  CREATE INDEX embargo_state ON embargo (state, id);
  CREATE INDEX embargo_proposed ON embargo (proposed_at, id);
  CREATE INDEX embargo_ends ON embargo (ends_at, id);
  CREATE TABLE embargo_participant (${RECORD_COLUMNS},
    embargo_id text NOT NULL REFERENCES embargo,
    organization_id text NOT NULL,
    state text NOT NULL DEFAULT '${embargoParticipantLifecycle.initial}'
      ${stateCheck("state", embargoParticipantLifecycle.states)},
    invited_at timestamptz NOT NULL,
    decided_at timestamptz CHECK ((decided_at IS NULL) = (state = 'INVITED')),
    UNIQUE (embargo_id, organization_id)
  );
  CREATE INDEX embargo_participant_organization ON embargo_participant (organization_id, id);
  CREATE INDEX embargo_participant_invited ON embargo_participant (invited_at, id);
  CREATE INDEX embargo_participant_decided ON embargo_participant (decided_at, id);
`;

const FIX = `
  CREATE TABLE fix (${RECORD_COLUMNS},
    case_id text NOT NULL REFERENCES vulnerability_case,
    submitted_by_id text NOT NULL,
    artefact text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    signature text NOT NULL CHECK (length(decode(signature, 'base64')) = 64),
    signing_key text NOT NULL CHECK (length(decode(signing_key, 'base64')) = 32),
    submitted_at timestamptz NOT NULL,
    verified_at timestamptz,
    is_verified boolean NOT NULL GENERATED ALWAYS AS (verified_at IS NOT NULL) STORED,
    UNIQUE (id, case_id, is_verified)
  );
  CREATE INDEX fix_case ON fix (case_id, submitted_at, id);
  CREATE INDEX fix_submitter ON fix (submitted_by_id, id);
  CREATE INDEX fix_submitted ON fix (submitted_at, id);
  CREATE INDEX fix_verified ON fix (verified_at, id);
`;

/** The foreign key holds a delivery to its fix's case and, through the constant column, to a verified fix. */
const PATCH_DELIVERY = `
  CREATE TABLE patch_delivery (${RECORD_COLUMNS},
    fix_id text NOT NULL,
    case_id text NOT NULL,
    fix_is_verified boolean NOT NULL DEFAULT true CHECK (fix_is_verified),
    agency_id text,
    organization_id text,
    state text NOT NULL DEFAULT '${patchDeliveryLifecycle.initial}'
      ${stateCheck("state", patchDeliveryLifecycle.states)},
    queued_at timestamptz NOT NULL,
    sent_at timestamptz CHECK ((sent_at IS NULL) = (state = 'QUEUED')),
    acknowledged_at timestamptz CHECK ((acknowledged_at IS NOT NULL) = (${isAmong("state", ANSWERED_STATES)})),
    applied_at timestamptz CHECK ((applied_at IS NOT NULL) = (state = 'APPLIED')),
    declined_at timestamptz CHECK ((declined_at IS NOT NULL) = (state = 'DECLINED')),
    decline_reason text ${stateCheck("decline_reason", DECLINE_REASONS)}
      CHECK ((decline_reason IS NOT NULL) = (state = 'DECLINED')),
    CHECK (num_nonnulls(agency_id, organization_id) = 1),
    UNIQUE NULLS NOT DISTINCT (fix_id, organization_id, agency_id),
    FOREIGN KEY (fix_id, case_id, fix_is_verified) REFERENCES fix (id, case_id, is_verified)
  );
  CREATE INDEX patch_delivery_case ON patch_delivery (case_id, queued_at, id);
  CREATE INDEX patch_delivery_agency ON patch_delivery (agency_id, queued_at, id) WHERE agency_id IS NOT NULL;
  CREATE INDEX patch_delivery_organization ON patch_delivery (organization_id, queued_at, id)
    WHERE organization_id IS NOT NULL;
  CREATE INDEX patch_delivery_state ON patch_delivery (state, queued_at, id);
  CREATE INDEX patch_delivery_queued ON patch_delivery (queued_at, id);
  CREATE INDEX patch_delivery_sent ON patch_delivery (sent_at, id);
`;
