/**
 * Puts rows with every tried marking into an agency's tables, as the database's administrator, past every rule of the
 * product. Each row is a copy of a seeded one with another id (`tried-<table>-<number>`) and marking.
 * In: which tables, and what must differ besides. Out: nothing.
 */
import { type AdminClient } from "../../../cli/postgres/connect";
import type { SubgraphName } from "../../../common/subgraph-names";
import { TRIED_MARKINGS } from "./markings";

interface TriedTable {
  readonly table: string;
  /** SQL by column, over `n`, the row's number from 1, and `tried`, its id. */
  readonly set?: Readonly<Record<string, string>>;
  /** SQL that picks the copied row; any by default. */
  readonly like?: string;
  /** SQL that runs before. */
  readonly before?: string;
  /** SQL over `n` that says which of the markings are tried; all by default. */
  readonly only?: string;
}

const TASKS: TriedTable = { table: "task" };

/** Case `n` of those with an embargo; the others have none. */
const OF_ODD_EMBARGOED_CASE = "CASE WHEN n % 2 = 1 THEN 'tried-vulnerability_case-' || n ELSE case_id END";
/** What is under an embargo in force is controlled: commands mark it so (subgraphs/treasury/embargo). */
const EMBARGO_STATE = `(CASE WHEN m.level = 'UNCLASSIFIED' AND coalesce(m.tlp, 'CLEAR') IN ('CLEAR', 'GREEN')
  THEN ARRAY['PROPOSED', 'EXITED', 'NONE', 'EXITED', 'NONE']
  ELSE ARRAY['ACTIVE', 'REVISE', 'PROPOSED', 'EXITED', 'NONE'] END)[n % 5 + 1]`;
const INVITED = "(ARRAY['brightgate-software', 'acme-ai', 'halden-ai', 'juniper-falls-hospital'])[n % 4 + 1]";
const ANSWER = "(ARRAY['SIGNATORY', 'INVITED', 'DECLINED', 'SIGNATORY', 'LAPSED', 'SIGNATORY'])[n % 6 + 1]";

const TRIED_TABLES: Readonly<Record<SubgraphName, readonly TriedTable[]>> = {
  coordination: [
    { table: "agency", set: { parent_id: "NULL" } },
    { table: "organization" },
    { table: "obligation" },
    {
      table: "task_dependency",
      before: `INSERT INTO task_index (id, agency_id, obligation_id, title, state)
        SELECT 'tried-index-' || n, 'cisa', 'EO14409-4', 'Tried', 'NOT_STARTED' FROM generate_series(1, COUNT) n`,
      set: {
        task_id: "'tried-index-' || n",
        depends_on_id: "(SELECT min(id) FROM task_index)",
        removed_at: "CASE WHEN n % 7 = 0 THEN now() END",
      },
    },
  ],
  treasury: [
    TASKS,
    { table: "participation", set: { organization_id: "tried" } },
    { table: "vulnerability_case", like: "state = 'REPORTED'" },
    {
      table: "embargo",
      like: "state = 'ACTIVE'",
      only: "n % 2 = 1",
      set: {
        case_id: "'tried-vulnerability_case-' || n",
        state: EMBARGO_STATE,
        active_at: `CASE WHEN ${EMBARGO_STATE} IN ('NONE', 'PROPOSED') THEN NULL ELSE now() END`,
        exited_at: `CASE WHEN ${EMBARGO_STATE} = 'EXITED' THEN now() END`,
      },
    },
    {
      table: "embargo_participant",
      only: "n % 2 = 1",
      set: {
        embargo_id: "'tried-embargo-' || n",
        organization_id: INVITED,
        state: ANSWER,
        decided_at: `CASE WHEN ${ANSWER} = 'INVITED' THEN NULL ELSE now() END`,
      },
    },
    { table: "fix", like: "verified_at IS NOT NULL", set: { case_id: OF_ODD_EMBARGOED_CASE } },
    { table: "scan_claim", set: { target: "tried", case_id: OF_ODD_EMBARGOED_CASE } },
    {
      table: "patch_delivery",
      like: "state = 'SENT'",
      set: {
        organization_id: "tried",
        agency_id: "NULL",
        fix_id: "'tried-fix-' || n",
        case_id: `(SELECT f.case_id FROM fix f WHERE f.id = 'tried-fix-' || n)`,
      },
    },
  ],
  nsa: [
    TASKS,
    { table: "frontier_model" },
    { table: "discovery", set: { vulnerability_id: "tried" } },
    { table: "benchmark_run", only: "LEVEL IN ('SECRET', 'TOP_SECRET')" },
    {
      table: "coverage_inquiry",
      set: {
        model_id: "CASE WHEN n % 2 = 1 THEN 'acme-sentinel-2' ELSE 'halden-forge-1' END",
        developer_id: "CASE WHEN n % 2 = 1 THEN 'acme-ai' ELSE 'halden-ai' END",
      },
    },
    { table: "consultation", set: { agency_id: "tried" } },
    {
      table: "designation",
      set: {
        inquiry_id: "'tried-coverage_inquiry-' || n",
        model_id: "CASE WHEN n % 2 = 1 THEN 'acme-sentinel-2' ELSE 'halden-forge-1' END",
        superseded_at: "now()",
        determined_at: "now() - interval '1 day'",
      },
    },
    { table: "access_window" },
    { table: "safeguard_attestation", set: { window_id: "'tried-access_window-' || n" } },
    { table: "trusted_partnership", set: { partner_id: "tried" } },
  ],
  cisa: [
    TASKS,
    { table: "vulnerability", like: "cve_id IS NULL", set: { cve_id: "NULL" } },
    { table: "directive", set: { number: "tried" } },
    { table: "required_action", set: { ordinal: "1000 + n" } },
    { table: "compliance_item", set: { directive_id: "'tried-directive-' || n" } },
    { table: "asset_exposure", set: { asset: "tried" } },
    { table: "defensive_service", set: { name: "tried" } },
    { table: "service_grant", set: { recipient_id: "tried" } },
  ],
  opm: [
    TASKS,
    { table: "work_role" },
    { table: "staffing_need", set: { directive_id: "tried" } },
    { table: "hiring_pathway" },
    { table: "announcement" },
  ],
  doj: [
    TASKS,
    { table: "statute", set: { section: "tried" } },
    { table: "district", set: { citation: "tried", name: "tried" } },
    { table: "investigation", set: { sealed: "n % 3 = 0" } },
    { table: "referral" },
    { table: "prosecution", set: { docket: "tried", sealed: "n % 3 = 0" } },
    { table: "charge", set: { prosecution_id: "'tried-prosecution-' || n", count: "1" } },
  ],
};

/** @param admin connected to the agency's database as its superuser, whom no policy concerns */
export async function addTriedRows(admin: AdminClient, agency: SubgraphName): Promise<void> {
  for (const one of TRIED_TABLES[agency]) await addRows(admin, one);
}

async function addRows(admin: AdminClient, tried: TriedTable): Promise<void> {
  const { table, before, like = "true", only = "true", set = {} } = tried;
  if (before !== undefined) await admin.query(before.replace("COUNT", String(TRIED_MARKINGS.length)));
  const { rows } = await admin.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  const values: Readonly<Record<string, string>> = {
    id: "tried",
    marking_level: "m.level",
    marking_compartments: "m.compartments",
    marking_dissemination: "m.dissemination",
    marking_tlp: "m.tlp",
    ...set,
  };
  const columns = rows.map(({ name }) => name);
  const { rowCount } = await admin.query(
    `INSERT INTO ${table} (${columns.join(", ")})
     SELECT ${columns.map((column) => values[column] ?? `t.${column}`).join(", ")}
     FROM (SELECT * FROM ${table} WHERE ${like} ORDER BY id LIMIT 1) t, ${MARKINGS},
       LATERAL (SELECT 'tried-${table}-' || n AS tried) named
     WHERE ${only.replace("LEVEL", "m.level")}`,
    [JSON.stringify(TRIED_MARKINGS)],
  );
  if (!rowCount) throw new Error(`${table} has no row to copy.`);
}

const MARKINGS = `LATERAL (
  SELECT o.n, o.m ->> 'level' AS level, o.m ->> 'tlp' AS tlp,
    ARRAY(SELECT jsonb_array_elements_text(o.m -> 'compartments')) AS compartments,
    ARRAY(SELECT jsonb_array_elements_text(o.m -> 'dissemination')) AS dissemination
  FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY o (m, n)) m`;
