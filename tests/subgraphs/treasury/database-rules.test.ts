import { type AdminClient, connect } from "../../../cli/postgres/connect";
import { migrate } from "../../../subgraphs/kit/migrate";
import { seed } from "../../../subgraphs/kit/seed/seed";
import { treasury } from "../../../subgraphs/treasury/subgraph";
import { type TestDatabase, createTestDatabase } from "../../fixture/postgres";

const CHECK = "23514";
const EXCLUSION = "23P01";
const FOREIGN_KEY = "23503";
const UNIQUE = "23505";

const claim = (id: string, state: string, [from, to]: readonly [string, string]) =>
  `INSERT INTO scan_claim (id, participant_id, target, state, claimed_at, starts_at, ends_at, ended_at,
     provenance_source, provenance_as_of)
   VALUES ('${id}', 'acme-ai', 'brightgate-software/gate', '${state}', now(), '${from}', '${to}',
     ${state === "DONE" ? "now()" : "NULL"}, 'test', now())`;

const delivery = (id: string, fix: string, [agency, organization]: readonly [string, string]) =>
  `INSERT INTO patch_delivery (id, fix_id, case_id, agency_id, organization_id, queued_at, provenance_source,
     provenance_as_of)
   VALUES ('${id}', 'fix-${fix}', '${fix}', ${agency}, ${organization}, now(), 'test', now())`;

describe("the Treasury's database", () => {
  let database: TestDatabase;
  let owner: AdminClient;

  beforeAll(async () => {
    database = await createTestDatabase("treasury");
    await migrate(treasury, database.ownerUrl);
    await seed(treasury, { ownerUrl: database.ownerUrl, scale: 1 });
    owner = await connect(database.ownerUrl);
  });
  afterAll(async () => {
    await owner[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  /** Runs the statement and undoes it; the code of its error, or "accepted". */
  async function outcomeOf(sql: string): Promise<string> {
    await owner.query("BEGIN");
    try {
      await owner.query(sql);
      return "accepted";
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await owner.query("ROLLBACK");
    }
  }

  it.each([
    [
      "a validated case without evidence",
      "UPDATE vulnerability_case SET evidence = NULL WHERE id = 'case-cve-2023-4346'",
      CHECK,
    ],
    [
      "a validated case without the instant of validation",
      "UPDATE vulnerability_case SET validated_at = NULL WHERE id = 'case-cve-2026-64849'",
      CHECK,
    ],
    ["a closed case without an end", "UPDATE vulnerability_case SET closed_at = NULL WHERE state = 'CLOSED'", CHECK],
    ["a duplicate of nothing", "UPDATE vulnerability_case SET duplicate_of_id = NULL WHERE state = 'DUPLICATE'", CHECK],
    ["an unknown state", "UPDATE vulnerability_case SET state = 'APPROVED' WHERE id = 'case-cve-2023-4346'", CHECK],
    ["a second live claim in the same time", claim("c1", "CLAIMED", ["2026-09-09", "2026-09-12"]), EXCLUSION],
    ["a delivery of a fix that did not verify", delivery("d1", "case-cve-2026-15409", ["'gsa'", "NULL"]), FOREIGN_KEY],
    [
      "a verified fix losing its verification once it is distributed",
      "UPDATE fix SET verified_at = NULL WHERE id = 'fix-case-cve-2023-4346'",
      FOREIGN_KEY,
    ],
    ["a delivery to nobody", delivery("d1", "case-cve-2023-4346", ["NULL", "NULL"]), CHECK],
    ["a delivery to two", delivery("d1", "case-cve-2023-4346", ["'usda'", "'acme-ai'"]), CHECK],
    ["the same fix twice to one recipient", delivery("d1", "case-cve-2023-4346", ["'energy'", "NULL"]), UNIQUE],
    ["a digest that is none", "UPDATE fix SET sha256 = 'abc'", CHECK],
    ["a signature of the wrong length", "UPDATE fix SET signature = signing_key", CHECK],
    [
      "a withdrawal without its instant",
      "UPDATE participation SET withdrawn_at = NULL WHERE state = 'WITHDRAWN'",
      CHECK,
    ],
    [
      "silence noted as a refusal",
      "UPDATE patch_delivery SET decline_reason = 'NOT_AFFECTED' WHERE state = 'NO_RESPONSE'",
      CHECK,
    ],
    ["a change of history", "UPDATE history SET basis = 'other'", "P0001"],
  ])("refuses %s", async (_rule, sql, code) => {
    expect(await outcomeOf(sql)).toBe(code);
  });

  it.each([
    ["a live claim when the other one is over", claim("c1", "CLAIMED", ["2026-09-10 09:00Z", "2026-09-12"])],
    ["an ended claim in the same time", claim("c1", "DONE", ["2026-09-09", "2026-09-12"])],
    ["a delivery of a verified fix to an agency", delivery("d1", "case-cve-2023-4346", ["'usda'", "NULL"])],
    ["a delivery of a verified fix to an organization", delivery("d1", "case-cve-2023-4346", ["NULL", "'acme-ai'"])],
  ])("accepts %s", async (_rule, sql) => {
    expect(await outcomeOf(sql)).toBe("accepted");
  });

  it("keeps the columns of grown records in step with their history", async () => {
    const { rows } = await owner.query(`
      SELECT c.id FROM vulnerability_case c
      WHERE c.state <> (SELECT to_state FROM history h WHERE h.record_id = c.id ORDER BY h.at DESC, h.id DESC LIMIT 1)
         OR c.reported_at <> (SELECT min(at) FROM history h WHERE h.record_id = c.id)
         OR c.validated_at IS DISTINCT FROM
            (SELECT at FROM history h WHERE h.record_id = c.id AND h.action = 'validate')`);
    expect(rows).toEqual([]);
  });

  it("holds every state of every type in the small world", async () => {
    const { rows } = await owner.query(`
      SELECT 'participation ' || count(DISTINCT state) AS states FROM participation
      UNION ALL SELECT 'scan_claim ' || count(DISTINCT state) FROM scan_claim
      UNION ALL SELECT 'vulnerability_case ' || count(DISTINCT state) FROM vulnerability_case
      UNION ALL SELECT 'embargo ' || count(DISTINCT state) FROM embargo
      UNION ALL SELECT 'embargo_participant ' || count(DISTINCT state) FROM embargo_participant
      UNION ALL SELECT 'patch_delivery ' || count(DISTINCT state) FROM patch_delivery`);
    expect(rows.map((row: { states: string }) => row.states)).toEqual([
      "participation 3",
      "scan_claim 5",
      "vulnerability_case 10",
      "embargo 5",
      "embargo_participant 4",
      "patch_delivery 6",
    ]);
  });
});
