import { connect } from "../../../cli/postgres/connect";
import { migrate } from "../../../subgraphs/kit/migrate";
import { seed } from "../../../subgraphs/kit/seed/seed";
import { nsa } from "../../../subgraphs/nsa/subgraph";
import { type TestDatabase, createTestDatabase } from "../../fixture/postgres";

/** Sends SQL as the tables' owner and rolls it back; the constraint's name when one refuses. */
type Attempt = (sql: string) => Promise<string | undefined>;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase("nsa");
  await migrate(nsa, database.ownerUrl);
  await seed(nsa, { ownerUrl: database.ownerUrl, scale: 1 });
});
afterAll(async () => database[Symbol.asyncDispose]());

const attempt: Attempt = async (sql) => {
  await using client = await connect(database.ownerUrl);
  await client.query("BEGIN");
  try {
    const result = await client.query(sql);
    expect(result.rowCount).toBe(1);
    return undefined;
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error);
  } finally {
    await client.query("ROLLBACK");
  }
};

const MADE_UP = "'demonstration', '2026-09-01T12:00:00Z'";

const offer = (opensAt: string, closesAt: string, plannedReleaseAt: string): string => `
  INSERT INTO access_window (id, model_id, developer_id, receiving_agency_id, offered_at, opens_at, closes_at,
    planned_release_at, provenance_source, provenance_as_of)
  VALUES ('w', 'acme-sentinel-2', 'acme-ai', 'nsa', '2026-10-01Z', '${opensAt}', '${closesAt}',
    '${plannedReleaseAt}', ${MADE_UP})`;

describe("the table of access windows", () => {
  it.each([
    ["30 days pass", "2026-10-20T12:00:00Z", "2026-11-19T12:00:00Z", "2026-11-19T12:00:00Z", undefined],
    ["30 days and a second fail", "2026-10-20T12:00:00Z", "2026-11-19T12:00:01Z", "2026-12-01Z", "access_window_lasts"],
    [
      "a microsecond more fails",
      "2026-10-20T12:00:00Z",
      "2026-11-19T12:00:00.000001Z",
      "2026-12-01Z",
      "access_window_lasts",
    ],
    ["a microsecond passes", "2026-10-20T12:00:00Z", "2026-10-20T12:00:00.000001Z", "2026-12-01Z", undefined],
    ["nothing fails", "2026-10-20T12:00:00Z", "2026-10-20T12:00:00Z", "2026-12-01Z", "access_window_lasts"],
    ["less than nothing fails", "2026-10-20T12:00:00Z", "2026-10-19T12:00:00Z", "2026-12-01Z", "access_window_lasts"],
    [
      "an end behind the release fails",
      "2026-10-20T12:00Z",
      "2026-10-21T12:00Z",
      "2026-10-21T11:59Z",
      "access_window_lasts",
    ],
    ["an end at the release passes", "2026-10-20T12:00Z", "2026-10-21T12:00Z", "2026-10-21T12:00Z", undefined],
  ])("takes an offer by its length: %s", async (...[, opensAt, closesAt, plannedReleaseAt, refusedBy]) => {
    expect(await attempt(offer(opensAt, closesAt, plannedReleaseAt))).toBe(refusedBy);
  });

  it("counts 24-hour days also where a session's time zone changes its clocks", async () => {
    const overClockChange = offer("2026-10-20T12:00:00Z", "2026-11-19T13:00:00Z", "2026-12-01Z");
    expect(await attempt(`SET LOCAL TimeZone TO 'America/New_York'; ${overClockChange}`)).toBe("access_window_lasts");
  });
});

describe("the tables", () => {
  it.each([
    [
      "an offer for another developer's model",
      offer("2026-10-20Z", "2026-10-21Z", "2026-12-01Z").replace("'acme-ai'", "'halden-ai'"),
      "access_window_own_model",
    ],
    [
      "an inquiry into another developer's model",
      `INSERT INTO coverage_inquiry (id, model_id, developer_id, question, consultee_ids, submitted_at,
        provenance_source, provenance_as_of)
       VALUES ('i', 'acme-sentinel-2', 'halden-ai', '?', '{}', now(), ${MADE_UP})`,
      "coverage_inquiry_own_model",
    ],
    [
      "a second view of one office",
      `UPDATE consultation SET agency_id = 'oncd' WHERE id = 'consultation-inquiry-halden-forge-1-1-ostp'`,
      "consultation_inquiry_id_agency_id_key",
    ],
    [
      "a second current designation of a model",
      `UPDATE designation SET superseded_at = NULL WHERE id = 'designation-meridian-scout-3-1'`,
      "designation_current",
    ],
    [
      "a designation on another model's inquiry",
      `UPDATE designation SET model_id = 'model-000003' WHERE id = 'designation-halden-forge-1-1'`,
      "designation_inquiry",
    ],
    [
      "a partnership that is active with one agreement",
      `UPDATE trusted_partnership SET state = 'ACTIVE' WHERE partner_id = 'lake-county'`,
      "trusted_partnership_agreements",
    ],
    [
      "an active partnership that loses an agreement",
      `UPDATE trusted_partnership SET government_agreed_at = NULL WHERE partner_id = 'first-harbor-bank'`,
      "trusted_partnership_agreements",
    ],
    [
      "an attestation without its instant",
      `UPDATE safeguard_attestation SET state = 'ATTESTED' WHERE id = 'safeguard-window-halden-forge-1-1-nondisclosure'`,
      "safeguard_attestation_attested",
    ],
    [
      "a benchmark run below SECRET",
      `UPDATE benchmark_run SET marking_level = 'CUI' WHERE id = 'run-acme-sentinel-2-1'`,
      "benchmark_run_classified",
    ],
    [
      "a state that the lifecycle does not have",
      `UPDATE access_window SET state = 'PAUSED' WHERE id = 'window-acme-sentinel-2-1'`,
      "access_window_state_check",
    ],
  ])("refuse %s", async (_, sql, refusedBy) => {
    expect(await attempt(sql)).toBe(refusedBy);
  });

  it("take a release of every model, whatever its inquiries, designation and windows", async () => {
    await using client = await connect(database.ownerUrl);
    const released = await client.query(`UPDATE frontier_model SET released_at = '2026-08-15Z'`);
    expect(released.rowCount).toBe(8);
  });
});
