/**
 * Reads from an agency's tables, past every rule of the product, the facts that the oracle judges by.
 * In: a superuser's connection. Out: the facts of every record. The SQL is the oracle's own.
 */
import type { AdminClient } from "../../../cli/postgres/connect";
import type { SubgraphName } from "../../../common/subgraph-names";
import type { RecordFacts } from "../oracle/record-facts";

interface FactSource {
  readonly table: string;
  /** SQL for the type's name, over the row `t`. */
  readonly type: string;
  readonly parties?: string;
  readonly isEmbargoed?: string;
  readonly topics?: string;
  readonly isSealed?: string;
  readonly isRemoved?: string;
}

const plain = (table: string, type: string): FactSource => ({ table, type: `'${type}'` });

const signatories = (caseId: string): string => `ARRAY(
  SELECT p.organization_id FROM embargo e JOIN embargo_participant p ON p.embargo_id = e.id
  WHERE e.case_id = ${caseId} AND p.state = 'SIGNATORY')`;

const isInForce = (caseId: string): string =>
  `EXISTS (SELECT FROM embargo e WHERE e.case_id = ${caseId} AND e.state IN ('ACTIVE', 'REVISE'))`;

const ofCase = (table: string, type: string, caseId: string): FactSource => ({
  ...plain(table, type),
  parties: signatories(caseId),
  isEmbargoed: isInForce(caseId),
});

const TREASURY: readonly FactSource[] = [
  plain("task", "TreasuryTask"),
  plain("participation", "Participation"),
  ofCase("vulnerability_case", "VulnerabilityCase", "t.id"),
  ofCase("fix", "Fix", "t.case_id"),
  ofCase("scan_claim", "ScanClaim", "t.case_id"),
  ofCase("patch_delivery", "PatchDelivery", "t.case_id"),
  {
    ...ofCase("embargo", "Embargo", "t.case_id"),
    parties: `ARRAY(SELECT p.organization_id FROM embargo_participant p
      WHERE p.embargo_id = t.id AND p.state IN ('SIGNATORY', 'INVITED'))`,
  },
  {
    ...plain("embargo_participant", "EmbargoParticipant"),
    parties: `ARRAY(SELECT p.organization_id FROM embargo_participant p
      WHERE p.embargo_id = t.embargo_id AND (p.state = 'SIGNATORY' OR p.id = t.id AND p.state = 'INVITED'))`,
    isEmbargoed: "EXISTS (SELECT FROM embargo e WHERE e.id = t.embargo_id AND e.state IN ('ACTIVE', 'REVISE'))",
  },
];

const FACT_SOURCES: Readonly<Record<SubgraphName, readonly FactSource[]>> = {
  coordination: [
    plain("agency", "Agency"),
    plain("organization", "Organization"),
    plain("obligation", "Obligation"),
    { ...plain("task_dependency", "TaskDependency"), isRemoved: "t.removed_at IS NOT NULL" },
  ],
  treasury: TREASURY,
  nsa: [
    plain("task", "NsaTask"),
    plain("frontier_model", "FrontierModel"),
    { ...plain("discovery", "Discovery"), parties: "ARRAY[t.developer_id]" },
    { ...plain("benchmark_run", "BenchmarkRun"), topics: "ARRAY['benchmarking', t.model_id]" },
    { ...plain("coverage_inquiry", "CoverageInquiry"), parties: "ARRAY[t.developer_id]" },
    plain("consultation", "Consultation"),
    plain("designation", "Designation"),
    plain("access_window", "AccessWindow"),
    plain("safeguard_attestation", "SafeguardAttestation"),
    plain("trusted_partnership", "TrustedPartnership"),
  ],
  cisa: [
    plain("task", "CisaTask"),
    plain("vulnerability", "Vulnerability"),
    {
      table: "directive",
      type: `CASE t.kind WHEN 'BINDING_OPERATIONAL' THEN 'BindingOperationalDirective'
        WHEN 'EMERGENCY' THEN 'EmergencyDirective' ELSE 'SupplementalDirection' END`,
    },
    plain("required_action", "RequiredAction"),
    plain("compliance_item", "ComplianceItem"),
    plain("asset_exposure", "AssetExposure"),
    plain("defensive_service", "DefensiveService"),
    plain("service_grant", "ServiceGrant"),
  ],
  opm: [
    plain("task", "OpmTask"),
    plain("work_role", "WorkRole"),
    plain("staffing_need", "StaffingNeed"),
    plain("hiring_pathway", "HiringPathway"),
    plain("announcement", "Announcement"),
  ],
  doj: [
    plain("task", "DojTask"),
    plain("statute", "Statute"),
    plain("district", "District"),
    { ...plain("investigation", "Investigation"), isSealed: "t.sealed" },
    plain("referral", "Referral"),
    { ...plain("prosecution", "Prosecution"), isSealed: "t.sealed" },
    {
      ...plain("charge", "Charge"),
      isSealed: "(SELECT p.sealed FROM prosecution p WHERE p.id = t.prosecution_id)",
    },
  ],
};

export async function readFacts(admin: AdminClient, agency: SubgraphName): Promise<RecordFacts[]> {
  const facts: RecordFacts[] = [];
  for (const source of FACT_SOURCES[agency]) {
    const { rows } = await admin.query<RecordFacts>(
      `SELECT ${source.type} AS type, '${source.table}' AS "table", t.id, t.marking_level AS level, t.marking_compartments AS compartments,
         t.marking_dissemination AS dissemination, t.marking_tlp AS tlp,
         ${source.parties ?? "'{}'::text[]"} AS parties, ${source.isEmbargoed ?? "false"} AS "isEmbargoed",
         ${source.topics ?? "'{}'::text[]"} AS topics, ${source.isSealed ?? "false"} AS "isSealed",
         ${source.isRemoved ?? "false"} AS "isRemoved"
       FROM ${source.table} t ORDER BY t.id`,
    );
    facts.push(...rows);
  }
  return facts;
}

/** Values of all columns that hold ids, seeded rows first; those of tried rows are few enough to go along. */
export async function namedIds(admin: AdminClient, agency: SubgraphName): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (const { table } of FACT_SOURCES[agency]) {
    const { rows } = await admin.query<{ id: string }>(
      `SELECT DISTINCT v.id FROM ${table} t, jsonb_each(to_jsonb(t)) c, LATERAL (
         SELECT jsonb_array_elements_text(CASE jsonb_typeof(c.value) WHEN 'array' THEN c.value
           ELSE jsonb_build_array(c.value) END) AS id) v
       WHERE c.key ~ '_ids?$' AND v.id IS NOT NULL AND v.id NOT LIKE 'tried-%' ORDER BY v.id LIMIT 300`,
    );
    for (const { id } of rows) ids.add(id);
  }
  return [...ids];
}
