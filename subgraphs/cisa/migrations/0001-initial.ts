/** The first schema of CISA's database. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createKitTables } from "../../kit/record/history";
import { RECORD_COLUMNS } from "../../kit/record/hub-record";
import { stateCheck } from "../../kit/record/transitions";
import { createTaskTable } from "../../kit/task/task";
import { COMPLIANCE_STATES } from "../compliance/compliance-item.transitions";
import { DIRECTIVE_KINDS } from "../directive/directive.entity";
import { DIRECTIVE_STATES } from "../directive/directive.transitions";
import { SERVICE_AUDIENCES } from "../service/defensive-service.entity";
import { GRANT_STATES } from "../service/service-grant.transitions";
import { REMEDIATION_TIERS } from "../vulnerability/remediation-tier";

export class Initial1780358400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createKitTables(runner);
    await createTaskTable(runner);
    await runner.query(REFERENCE);
    await runner.query(DIRECTIVES);
    await runner.query(VULNERABILITIES);
    await runner.query(COMPLIANCE);
    await runner.query(EXPOSURES);
    await runner.query(SERVICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE service_grant, defensive_service, asset_exposure, compliance_item, vulnerability, required_action,
        directive, remediation_timeline, civilian_agency, task, history, seeded;
      DROP FUNCTION directives_named(text), history_is_append_only();
    `);
  }
}

/** Facts that statements join with: whom directives bind, and the decision table of BOD 26-04. */
const REFERENCE = `
  CREATE TABLE civilian_agency (id text PRIMARY KEY);
  CREATE TABLE remediation_timeline (
    in_kev boolean NOT NULL,
    publicly_exposed boolean NOT NULL,
    automatable text NOT NULL CHECK (automatable IN ('NO', 'YES')),
    technical_impact text NOT NULL CHECK (technical_impact IN ('PARTIAL', 'TOTAL')),
    tier text NOT NULL ${stateCheck("tier", REMEDIATION_TIERS)},
    days integer CHECK (days > 0),
    PRIMARY KEY (in_kev, publicly_exposed, automatable, technical_impact)
  );`;

const DIRECTIVES = `
  CREATE TABLE directive (${RECORD_COLUMNS},
    kind text NOT NULL ${stateCheck("kind", DIRECTIVE_KINDS)},
    number text NOT NULL UNIQUE,
    title text NOT NULL,
    summary text NOT NULL,
    state text NOT NULL ${stateCheck("state", DIRECTIVE_STATES)},
    issued_on date,
    ended_on date CHECK (ended_on >= issued_on),
    civilian boolean NOT NULL,
    url text,
    obligation_ids text[] NOT NULL DEFAULT '{}',
    superseded_by_id text REFERENCES directive,
    threat text CHECK ((kind = 'EMERGENCY') = (threat IS NOT NULL)),
    supplements_id text REFERENCES directive CHECK ((kind = 'SUPPLEMENTAL') = (supplements_id IS NOT NULL))
  );
  CREATE INDEX directive_issued ON directive (issued_on, id);
  CREATE INDEX directive_superseded_by ON directive (superseded_by_id);
  CREATE INDEX directive_supplements ON directive (supplements_id);
  CREATE INDEX directive_obligations ON directive USING gin (obligation_ids);
  CREATE TABLE required_action (${RECORD_COLUMNS},
    directive_id text NOT NULL REFERENCES directive,
    ordinal integer NOT NULL CHECK (ordinal > 0),
    text text NOT NULL,
    due_on date,
    cadence text,
    UNIQUE (directive_id, ordinal)
  );`;

const VULNERABILITIES = `
  CREATE FUNCTION directives_named(texts text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT upper(named[2]) || '-' || named[3]
      || CASE WHEN named[1] IS NULL THEN '' ELSE '-SD' END), '{}')
    FROM regexp_matches(texts, '\\m(supplemental[ -]direction[ -])?(bod|ed)[ -](\\d\\d-\\d\\d)\\M', 'gi') AS named
  $$;
  CREATE TABLE vulnerability (${RECORD_COLUMNS},
    cve_id text UNIQUE,
    vendor text NOT NULL,
    product text NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    cwes text[] NOT NULL DEFAULT '{}',
    kev_date_added date,
    kev_due_date date,
    kev_required_action text,
    kev_ransomware_use text CHECK (kev_ransomware_use IN ('KNOWN', 'UNKNOWN')),
    kev_notes text,
    kev_catalog_version text,
    ssvc_exploitation text CHECK (ssvc_exploitation IN ('NONE', 'POC', 'ACTIVE')),
    ssvc_automatable text CHECK (ssvc_automatable IN ('NO', 'YES')),
    ssvc_technical_impact text CHECK (ssvc_technical_impact IN ('PARTIAL', 'TOTAL')),
    directive_ids text[] NOT NULL GENERATED ALWAYS AS (CASE WHEN kev_date_added IS NULL THEN '{}'::text[]
      ELSE directives_named(coalesce(kev_required_action, '') || ' ' || coalesce(kev_notes, '')) END) STORED,
    CHECK (kev_date_added IS NULL OR (kev_due_date IS NOT NULL AND kev_required_action IS NOT NULL
      AND kev_ransomware_use IS NOT NULL AND kev_catalog_version IS NOT NULL))
  );
  CREATE INDEX vulnerability_kev ON vulnerability (kev_date_added, id);
  CREATE INDEX vulnerability_newest ON vulnerability ((kev_date_added IS NULL), kev_date_added DESC, id DESC);
  CREATE INDEX vulnerability_kev_due ON vulnerability (kev_due_date, id);
  CREATE INDEX vulnerability_vendor ON vulnerability (vendor, id);
  CREATE INDEX vulnerability_directives ON vulnerability USING gin (directive_ids);`;

const COMPLIANCE = `
  CREATE TABLE compliance_item (${RECORD_COLUMNS},
    directive_id text NOT NULL REFERENCES directive,
    agency_id text NOT NULL REFERENCES civilian_agency,
    subject text NOT NULL,
    state text NOT NULL ${stateCheck("state", COMPLIANCE_STATES)},
    due_on date,
    reported_on date,
    verified_on date,
    return_reason text,
    closed_on date,
    UNIQUE (directive_id, agency_id),
    CHECK (state NOT IN ('REPORTED', 'VERIFIED', 'RETURNED') OR reported_on IS NOT NULL),
    CHECK ((state = 'VERIFIED') = (verified_on IS NOT NULL)),
    CHECK (state <> 'RETURNED' OR return_reason IS NOT NULL)
  );
  CREATE INDEX compliance_item_agency ON compliance_item (agency_id, due_on, id);
  CREATE INDEX compliance_item_directive ON compliance_item (directive_id, due_on, id);
  CREATE INDEX compliance_item_due ON compliance_item (due_on, id);`;

const EXPOSURES = `
  CREATE TABLE asset_exposure (${RECORD_COLUMNS},
    vulnerability_id text NOT NULL REFERENCES vulnerability,
    agency_id text NOT NULL REFERENCES civilian_agency,
    asset text NOT NULL,
    publicly_exposed boolean NOT NULL,
    detected_on date NOT NULL,
    fixed_on date CHECK (fixed_on >= detected_on),
    tier text NOT NULL DEFAULT 'UNDETERMINED' ${stateCheck("tier", REMEDIATION_TIERS)},
    deadline date,
    UNIQUE (vulnerability_id, agency_id, asset)
  );
  CREATE INDEX asset_exposure_agency ON asset_exposure (agency_id, deadline, id);
  CREATE INDEX asset_exposure_deadline ON asset_exposure ((deadline IS NULL), deadline, id);
  CREATE INDEX asset_exposure_detected ON asset_exposure (detected_on, id);
  CREATE INDEX asset_exposure_open ON asset_exposure (tier, agency_id, deadline, id) WHERE fixed_on IS NULL;`;

const SERVICES = `
  CREATE TABLE defensive_service (${RECORD_COLUMNS},
    name text NOT NULL UNIQUE,
    summary text NOT NULL,
    audiences text[] NOT NULL
      CHECK (audiences <@ '{${SERVICE_AUDIENCES.join()}}'::text[] AND audiences <> '{}'),
    ai_enabled boolean NOT NULL,
    includes_covered_models boolean NOT NULL CHECK (ai_enabled OR NOT includes_covered_models),
    model_ids text[] NOT NULL DEFAULT '{}'
  );
  CREATE TABLE service_grant (${RECORD_COLUMNS},
    service_id text NOT NULL REFERENCES defensive_service,
    recipient_id text NOT NULL,
    state text NOT NULL ${stateCheck("state", GRANT_STATES)},
    purpose text NOT NULL,
    requested_on date NOT NULL,
    decided_on date CHECK (decided_on >= requested_on),
    active_from date CHECK (active_from >= decided_on),
    ended_on date CHECK (ended_on >= active_from),
    decline_reason text,
    CHECK ((state = 'REQUESTED') = (decided_on IS NULL)),
    CHECK ((state IN ('ACTIVE', 'ENDED')) = (active_from IS NOT NULL)),
    CHECK ((state = 'ENDED') = (ended_on IS NOT NULL)),
    CHECK ((state = 'DECLINED') = (decline_reason IS NOT NULL))
  );
  CREATE INDEX service_grant_recipient ON service_grant (recipient_id, requested_on, id);
  CREATE INDEX service_grant_service ON service_grant (service_id, requested_on, id);
  CREATE INDEX service_grant_requested ON service_grant (requested_on, id);`;
