import { connect } from "../../../cli/postgres/connect";
import { migrate } from "../../../subgraphs/kit/migrate";
import { seed } from "../../../subgraphs/kit/seed/seed";
import { grownLives } from "../../../subgraphs/nsa/seed/grown-lives";
import { nsa } from "../../../subgraphs/nsa/subgraph";
import { type TestDatabase, createTestDatabase } from "../../fixture/postgres";

const SCALE = 30;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase("nsa");
  await migrate(nsa, database.ownerUrl);
  await seed(nsa, { ownerUrl: database.ownerUrl, scale: SCALE });
});
afterAll(async () => database[Symbol.asyncDispose]());

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  await using client = await connect(database.ownerUrl);
  return (await client.query<Record<string, unknown>>(sql)).rows;
}

describe("grownLives", () => {
  it("are the same each time, and those of a smaller world are the first of a larger one", () => {
    expect([...grownLives(2)]).toEqual([...grownLives(2)]);
    expect([...grownLives(2)]).toEqual([...grownLives(3)].slice(0, 10));
  });

  it("leave the told stories alone in the small world", () => {
    for (const life of grownLives(1)) {
      for (const { determined } of life.inquiries) expect(determined?.outcome).not.toBe("COVERED");
      for (const { developerAgreedAt, governmentAgreedAt, endedAt } of life.partnerships) {
        expect(developerAgreedAt !== null && governmentAgreedAt !== null && endedAt === null).toBe(false);
      }
    }
  });
});

describe("the grown world", () => {
  it("grows with the scale", async () => {
    expect(await rows(`SELECT count(*)::int AS count FROM frontier_model`)).toEqual([{ count: 3 + 5 * SCALE }]);
  });

  it.each([
    [
      "windows that close in the week of the told ones",
      `SELECT id FROM access_window WHERE model_id LIKE 'model-%'
       AND closes_at >= '2026-09-01T12:00:00Z' AND closes_at < '2026-09-08T12:00:00Z'`,
    ],
    [
      "windows opened with a safeguard missing",
      `SELECT w.id FROM access_window w LEFT JOIN safeguard_attestation s ON s.window_id = w.id AND s.state = 'ATTESTED'
       WHERE w.state IN ('OPEN', 'CLOSED') GROUP BY w.id HAVING count(s.id) <> 5`,
    ],
    [
      "windows without all five kinds of safeguards",
      `SELECT w.id FROM access_window w LEFT JOIN safeguard_attestation s ON s.window_id = w.id
       GROUP BY w.id HAVING count(DISTINCT s.kind) <> 5`,
    ],
    [
      "designations without each consultee's view before them",
      `SELECT d.id FROM designation d JOIN coverage_inquiry i ON i.id = d.inquiry_id, unnest(i.consultee_ids) AS needed(id)
       WHERE NOT EXISTS (SELECT FROM consultation c
         WHERE c.inquiry_id = i.id AND c.agency_id = needed.id AND c.recorded_at < d.determined_at)`,
    ],
    [
      "designations made by anybody but the Director",
      `SELECT d.id FROM designation d WHERE NOT EXISTS (SELECT FROM history h
         WHERE h.record_id = d.id AND h.actor = 'nsa-director' AND h.at = d.determined_at)`,
    ],
    [
      "determined inquiries without a designation, or others with one",
      `SELECT i.id FROM coverage_inquiry i
       WHERE (i.state = 'DETERMINED') <> EXISTS (SELECT FROM designation d WHERE d.inquiry_id = i.id)`,
    ],
    [
      "released models with a window that is not over",
      `SELECT m.id FROM frontier_model m JOIN access_window w ON w.model_id = m.id
       WHERE m.released_at IS NOT NULL AND (w.ended_at IS NULL OR w.ended_at > m.released_at)`,
    ],
    [
      "open windows of the future, and accepted ones of the past",
      `SELECT id FROM access_window WHERE state = 'OPEN' AND opens_at > provenance_as_of
       OR state IN ('OFFERED', 'ACCEPTED') AND opens_at < provenance_as_of`,
    ],
    [
      "anything recorded behind the world's instant or before the order",
      `SELECT record_id FROM history WHERE at > '2026-09-01T12:00:00Z' OR at < '2026-06-02T00:00:00Z'`,
    ],
    [
      "partners that develop models",
      `SELECT id FROM trusted_partnership WHERE partner_id IN (SELECT developer_id FROM frontier_model)`,
    ],
  ])("has no %s", async (_, sql) => {
    expect(await rows(sql)).toEqual([]);
  });

  it.each(["coverage_inquiry", "access_window", "trusted_partnership", "safeguard_attestation", "task"])(
    "ends each history of %s in the state that the record is in",
    async (table) => {
      const states = await rows(`SELECT t.state, last.to_state FROM ${table} t LEFT JOIN LATERAL
        (SELECT to_state FROM history h WHERE h.record_id = t.id ORDER BY at DESC, id DESC LIMIT 1) last ON true`);
      expect(states.length).toBeGreaterThan(4);
      for (const { state, to_state: last } of states) expect(last).toBe(state);
    },
  );

  it.each([
    ["access_window", 5],
    ["coverage_inquiry", 4],
    ["trusted_partnership", 5],
    ["safeguard_attestation", 2],
  ])("shows %s in all of its %i states", async (table, count) => {
    expect(await rows(`SELECT DISTINCT state FROM ${table}`)).toHaveLength(count);
  });

  it("has record ids that are unique over all tables, as the history needs", async () => {
    const tables = await rows(`SELECT DISTINCT record_type, record_id FROM history`);
    expect(new Set(tables.map((row) => row.record_id)).size).toBe(tables.length);
  });
});
