import { Client } from "pg";
import { exposureDeadline } from "../../../../subgraphs/cisa/exposure/deadline";
import { recomputeExposures } from "../../../../subgraphs/cisa/exposure/recompute";
import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { AUTOMATABLE, TECHNICAL_IMPACT } from "../../../../subgraphs/cisa/vulnerability/decision-points";
import { remediationTier } from "../../../../subgraphs/cisa/vulnerability/remediation-tier";
import type { Query } from "../../../../subgraphs/kit/command/transaction";
import { migrate } from "../../../../subgraphs/kit/migrate";
import { seed } from "../../../../subgraphs/kit/seed/seed";
import { type TestDatabase, createTestDatabase } from "../../../fixture/postgres";

const DETECTED_ON = "2026-07-10";

/** Every combination of what tier and deadline depend on; listed before and after the detection, or not. */
const COMBINATIONS = [null, "2026-07-01", "2026-07-20"].flatMap((kevDateAdded) =>
  [null, ...AUTOMATABLE].flatMap((automatable) =>
    [null, ...TECHNICAL_IMPACT].flatMap((technicalImpact) =>
      [false, true].map((publiclyExposed, index) => ({
        id: `TEST-${kevDateAdded}-${automatable}-${technicalImpact}-${index}`,
        kevDateAdded,
        automatable,
        technicalImpact,
        publiclyExposed,
      })),
    ),
  ),
);

const IDS = COMBINATIONS.map(({ id }) => id);

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase("cisa");
  await migrate(cisa, database.ownerUrl);
  await seed(cisa, { ownerUrl: database.ownerUrl, scale: 1 });
  client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  for (const one of COMBINATIONS) await insertCombination(one);
});

afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

async function insertCombination(one: (typeof COMBINATIONS)[number]): Promise<void> {
  await client.query(
    `INSERT INTO vulnerability (id, vendor, product, title, description, kev_date_added, kev_due_date,
       kev_required_action, kev_ransomware_use, kev_catalog_version, ssvc_automatable, ssvc_technical_impact,
       provenance_source, provenance_as_of)
     VALUES ($1, 'v', 'p', 't', 'd', $2, $2, 'act', 'UNKNOWN', '1', $3, $4, 'test', now())`,
    [one.id, one.kevDateAdded, one.automatable, one.technicalImpact],
  );
  await client.query(
    `INSERT INTO asset_exposure (id, vulnerability_id, agency_id, asset, publicly_exposed, detected_on, tier, deadline,
       provenance_source, provenance_as_of)
     VALUES ($1, $1, 'gsa', 'a', $2, $3, 'SIXTY_DAYS', '2020-01-01', 'test', now())`,
    [one.id, one.publiclyExposed, DETECTED_ON],
  );
}

/** As the importers do. */
async function recompute(vulnerabilityIds: readonly string[], connection = client): Promise<number> {
  const query: Query = async (sql, parameters = []) => (await connection.query(sql, [...parameters])).rows as never[];
  const deed = { at: "2026-08-01T00:00:00.000Z", actor: "test", office: "cisa" };
  return recomputeExposures(query, { vulnerabilityIds, deed });
}

const stored = async (ids: readonly string[]) => {
  const { rows } = await client.query<{ id: string; tier: string; deadline: string | null; version: number }>(
    `SELECT id, tier, deadline::text, version FROM asset_exposure WHERE vulnerability_id = ANY($1) ORDER BY id`,
    [ids],
  );
  return rows;
};

describe("recomputeExposures", () => {
  it("equals the pure functions on every combination of points, exposure and listing", async () => {
    expect(COMBINATIONS).toHaveLength(54);
    expect(await recompute(IDS)).toBe(54);
    const expected = COMBINATIONS.map(({ id, kevDateAdded, ...points }) => {
      const tier = remediationTier({ inKev: kevDateAdded !== null, ...points });
      return { id, tier, deadline: exposureDeadline({ kevDateAdded, detectedOn: DETECTED_ON }, tier), version: 2 };
    });
    expect(await stored(IDS)).toEqual(expected.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  });

  it("changes nothing a second time", async () => {
    await recompute(IDS);
    const before = await stored(IDS);
    expect(await recompute(IDS)).toBe(0);
    expect(await stored(IDS)).toEqual(before);
  });

  it("finds the seeded world in line already", async () => {
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM vulnerability WHERE id NOT LIKE 'TEST%'`);
    expect(rows.length).toBeGreaterThan(100);
    expect(await recompute(rows.map(({ id }) => id))).toBe(0);
  });

  it("follows a new SSVC point, for the named vulnerability only, and notes it in the history", async () => {
    await recompute(IDS);
    await client.query(`UPDATE vulnerability SET ssvc_automatable = 'YES', ssvc_technical_impact = 'TOTAL'
      WHERE id IN ('CVE-2026-0770', 'CVE-2026-64849')`);
    expect(await recompute(["CVE-2026-64849"])).toBe(0);
    expect((await stored(["CVE-2026-0770"])).map(({ tier }) => tier)).toEqual(["UNDETERMINED", "UNDETERMINED"]);
    expect(await recompute(["CVE-2026-0770", "no such id"])).toBe(2);
    expect(await stored(["CVE-2026-0770"])).toEqual([
      { id: "CVE-2026-0770-gsa", tier: "THREE_DAYS_FORENSIC", deadline: "2026-07-24", version: 2 },
      { id: "CVE-2026-0770-treasury", tier: "THREE_DAYS_FORENSIC", deadline: "2026-07-24", version: 2 },
    ]);
    const { rows } = await client.query(
      `SELECT action, from_state, to_state, basis FROM history WHERE record_id = 'CVE-2026-0770-gsa' ORDER BY id`,
    );
    expect(rows.at(-1)).toEqual({
      action: "recompute",
      from_state: "UNDETERMINED",
      to_state: "THREE_DAYS_FORENSIC",
      basis: "BOD 26-04",
    });
  });

  it("runs with the subgraph's own role", async () => {
    const runtime = new Client({ connectionString: database.url });
    await runtime.connect();
    try {
      expect(await recompute(["CVE-2023-4346"], runtime)).toBe(0);
    } finally {
      await runtime.end();
    }
  });
});
