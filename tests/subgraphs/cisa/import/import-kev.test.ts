import { importKev } from "../../../../subgraphs/cisa/import/import-kev";
import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { openDataSource } from "../../../../subgraphs/kit/database/data-source";
import { VULNERABILITIES } from "../../../../subgraphs/kit/demonstration/world";
import { migrate } from "../../../../subgraphs/kit/migrate";
import { connect } from "../../../../cli/postgres/connect";
import { type TestDatabase, createTestDatabase } from "../../../fixture/postgres";
import { query } from "../../../fixture/query";
import { describeWithSharedData, sharedData } from "../../../fixture/shared-data";
import { type TemporaryDirectory, temporaryDirectory } from "../../../fixture/temporary-directory";
import { catalog, cisaDatabase, entry, file, fingerprint } from "./fixture";

let original: TestDatabase;
let database: TestDatabase;
let folder: TemporaryDirectory;
let files = 0;
beforeAll(async () => {
  original = await cisaDatabase();
});
afterAll(async () => original[Symbol.asyncDispose]());
beforeEach(async () => {
  database = await createTestDatabase("cisa", original);
  folder = temporaryDirectory();
});
afterEach(async () => {
  folder[Symbol.dispose]();
  await database[Symbol.asyncDispose]();
});

async function run(content: string, signal?: AbortSignal) {
  files += 1;
  const source = file(folder.path, `kev-${files}.json`, content);
  return importKev({ source, databaseUrl: database.ownerUrl, ...(signal === undefined ? {} : { signal }) });
}

async function stored(cveId: string) {
  const [row] = await query(
    database.ownerUrl,
    `SELECT version, vendor, product, cwes, kev_due_date::text AS due, kev_ransomware_use AS ransomware, kev_notes AS notes,
       kev_catalog_version AS edition, provenance_source AS source FROM vulnerability WHERE cve_id = $1`,
    [cveId],
  );
  return row;
}

/** Waits until so many connections of imports fulfil the condition. */
async function importSessions(condition: string, wanted: number): Promise<void> {
  await using client = await connect(database.ownerUrl);
  for (let found = -1; found !== wanted;) {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'hub-import' AND ${condition}`,
    );
    found = rowCount ?? 0;
  }
}

const NONE = { added: 0, changed: 0, unchanged: 0, keptNewer: 0, skipped: 0, rejected: 0, rejections: [] };

describe("importKev", () => {
  it("adds entries, each with its history, and keeps receipts", async () => {
    const report = await run(catalog([entry(1), entry(2, { dueDate: "soon" }), entry(3)]));
    expect(report).toEqual({
      ...NONE,
      kind: "KEV",
      source: expect.stringMatching(/^kev-\d+\.json$/),
      edition: "2026.09.01",
      rows: 3,
      added: 2,
      rejected: 1,
      recomputedExposures: 0,
      run: 1,
      rejections: [{ row: 2, id: "CVE-2026-50002", reason: expect.stringContaining(`dueDate "soon"`) }],
    });
    expect(await stored("CVE-2026-50001")).toEqual({
      version: 1,
      vendor: "Vendor 1",
      product: "Product",
      cwes: ["CWE-79"],
      due: "2026-07-22",
      ransomware: "UNKNOWN",
      notes: "https://vendor.example/advisory",
      edition: "2026.09.01",
      source: "CISA KEV",
    });
    expect(await stored("CVE-2026-50002")).toBeUndefined();
    const history = await query(
      database.ownerUrl,
      "SELECT action, actor, basis FROM history WHERE record_id = 'CVE-2026-50001'",
    );
    expect(history).toEqual([{ action: "import", actor: "kev-import", basis: "CISA KEV 2026.09.01" }]);
    const receipts = await query(
      database.ownerUrl,
      "SELECT row, subject, outcome, detail IS NOT NULL AS explained FROM import_receipt ORDER BY row",
    );
    expect(receipts).toEqual([
      { row: 1, subject: "CVE-2026-50001", outcome: "ADDED", explained: false },
      { row: 2, subject: "CVE-2026-50002", outcome: "REJECTED", explained: true },
      { row: 3, subject: "CVE-2026-50003", outcome: "ADDED", explained: false },
    ]);
  });

  it("changes nothing when repeated, but for the receipts of the run", async () => {
    const text = catalog([entry(1), entry(2)]);
    await run(text);
    const [before] = await query(
      database.ownerUrl,
      "SELECT md5(string_agg(v::text, '' ORDER BY id)) AS v FROM vulnerability v",
    );
    expect(await run(text)).toMatchObject({ ...NONE, rows: 2, unchanged: 2, run: 2 });
    const [after] = await query(
      database.ownerUrl,
      "SELECT md5(string_agg(v::text, '' ORDER BY id)) AS v FROM vulnerability v",
    );
    expect(after).toEqual(before);
  });

  it("gives a new version only to entries that differ, and says in which fields", async () => {
    await run(catalog([entry(1), entry(2)]));
    const next = { catalogVersion: "2026.09.02", dateReleased: "2026-09-02T15:00:00Z" };
    const changed = entry(2, { dueDate: "2026-08-01", knownRansomwareCampaignUse: "Known" });
    expect(await run(catalog([entry(1), changed], next))).toMatchObject({ ...NONE, changed: 1, unchanged: 1 });
    expect(await stored("CVE-2026-50001")).toMatchObject({ version: 1, edition: "2026.09.01" });
    expect(await stored("CVE-2026-50002")).toMatchObject({
      version: 2,
      edition: "2026.09.02",
      due: "2026-08-01",
      ransomware: "KNOWN",
    });
    const history = await query(
      database.ownerUrl,
      "SELECT action, basis FROM history WHERE record_id = 'CVE-2026-50002' ORDER BY id",
    );
    expect(history[1]).toEqual({
      action: "update",
      basis: "CISA KEV 2026.09.02: dueDate, knownRansomwareCampaignUse",
    });
  });

  it("keeps what a catalogue leaves out, and empties what it says is empty", async () => {
    await run(catalog([entry(1), entry(2), entry(3)]));
    const early = { cwes: undefined, notes: undefined, knownRansomwareCampaignUse: undefined };
    const text = catalog([entry(1, early), entry(2, { notes: "", cwes: [] })]);
    expect(await run(text)).toMatchObject({ ...NONE, rows: 2, changed: 1, unchanged: 1 });
    expect(await stored("CVE-2026-50001")).toMatchObject({
      notes: "https://vendor.example/advisory",
      cwes: ["CWE-79"],
    });
    expect(await stored("CVE-2026-50002")).toMatchObject({ notes: null, cwes: [] });
    expect(await stored("CVE-2026-50003")).toMatchObject({ version: 1 });
  });

  it("adds from an older catalogue what is missing, and keeps what a newer one says", async () => {
    await run(catalog([entry(1, { dueDate: "2026-08-01" }), entry(2)]));
    const older = { catalogVersion: "2026.07.01", dateReleased: "2026-07-01T15:00:00Z" };
    expect(await run(catalog([entry(1), entry(2), entry(3)], older))).toMatchObject({
      ...NONE,
      added: 1,
      unchanged: 1,
      keptNewer: 1,
    });
    expect(await stored("CVE-2026-50001")).toMatchObject({ version: 1, due: "2026-08-01", edition: "2026.09.01" });
  });

  it("recomputes the tiers of exposures when an entry enters the catalogue", async () => {
    await using client = await connect(database.ownerUrl);
    await client.query(`
      INSERT INTO vulnerability (id, cve_id, vendor, product, title, description, ssvc_automatable, ssvc_technical_impact,
        provenance_source, provenance_as_of) VALUES ('CVE-2026-50001', 'CVE-2026-50001', 'v', 'p', 't', 'd', 'YES', 'TOTAL', 'test', now());
      INSERT INTO asset_exposure (id, vulnerability_id, agency_id, asset, publicly_exposed, detected_on, provenance_source, provenance_as_of)
        VALUES ('e', 'CVE-2026-50001', 'gsa', 'a', true, '2026-07-05', 'test', now())`);
    const report = await run(catalog([entry(1)]));
    expect(report).toMatchObject({ ...NONE, changed: 1, recomputedExposures: 1 });
    const { rows } = await client.query("SELECT tier, deadline::text FROM asset_exposure WHERE id = 'e'");
    expect(rows).toEqual([{ tier: "THREE_DAYS_FORENSIC", deadline: "2026-07-04" }]);
  });

  it.each<[string, string]>([
    ["cut-off JSON", catalog([entry(1), entry(2)]).slice(0, 300)],
    ["wrong types", catalog([entry(1), entry(2, { cveID: 5 })])],
    ["duplicate ids", catalog([entry(1), entry(1)])],
    ["a page", "<html>"],
    ["no usable row", catalog([entry(1, { dueDate: "soon" }), entry(2, { cveID: "x" })])],
  ])("changes nothing for %s", async (_name, content) => {
    const before = await fingerprint(database);
    await expect(run(content)).rejects.toMatchObject({ code: "IMPORT_REJECTED", remedy: expect.any(String) });
    expect(await fingerprint(database)).toBe(before);
  });

  it("changes nothing when it is stopped while it writes", async () => {
    await run(catalog([entry(1)]));
    const before = await fingerprint(database);
    const controller = new AbortController();
    await using other = await connect(database.ownerUrl);
    await other.query("BEGIN");
    await other.query("SELECT FROM vulnerability WHERE cve_id = 'CVE-2026-50001' FOR UPDATE");
    const stopped = run(catalog([entry(1, { dueDate: "2026-08-01" }), entry(2)]), controller.signal);
    await importSessions("wait_event_type = 'Lock'", 1);
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ code: "INTERRUPTED", message: "Stopped; nothing was changed." });
    await other.query("ROLLBACK");
    await importSessions("true", 0);
    expect(await fingerprint(database)).toBe(before);
    expect(await run(catalog([entry(2)]))).toMatchObject({ added: 1 });
  });

  it("does not begin when it is stopped before", async () => {
    await expect(run(catalog([entry(1)]), AbortSignal.abort())).rejects.toMatchObject({ code: "INTERRUPTED" });
  });

  it("is refused while another import runs", async () => {
    await using other = await connect(database.ownerUrl);
    await other.query("BEGIN");
    await other.query("SELECT pg_advisory_xact_lock(14409)");
    await expect(run(catalog([entry(1)]))).rejects.toMatchObject({
      code: "CONFLICT",
      message: "Another import is running.",
    });
  });

  it("tells what to do when the database is not set up, or not there", async () => {
    await using empty = await createTestDatabase("cisa");
    const source = file(folder.path, "kev.json", catalog([entry(1)]));
    await expect(importKev({ source, databaseUrl: empty.ownerUrl })).rejects.toMatchObject({
      code: "CONFLICT",
      remedy: "Run hub migrate or hub start once, then import.",
    });
    const databaseUrl = "postgres://nobody@127.0.0.1:1/none";
    await expect(importKev({ source, databaseUrl })).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  });

  it("leaves the database so that its migrations can be taken back and given again", async () => {
    await run(catalog([entry(1)]));
    const dataSource = await openDataSource(cisa, database.ownerUrl);
    const undone = ["Imports1780444800000", "Commands1780531200000", "Work1780617600000"];
    for (const _ of undone) await dataSource.undoLastMigration();
    await dataSource.destroy();
    expect(await migrate(cisa, database.ownerUrl)).toEqual(undone);
    expect(await run(catalog([entry(1)]))).toMatchObject({ unchanged: 1, run: 1 });
  });
});

describeWithSharedData("importKev of the real catalogue", ["kev/kev_2026-08-21.json"], () => {
  it("takes all 1,674 entries in less than ten seconds, and again without a change", async () => {
    const job = { source: sharedData("kev/kev_2026-08-21.json"), databaseUrl: database.ownerUrl };
    const startedAt = performance.now();
    const first = await importKev(job);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(first).toMatchObject({ rows: 1674, rejected: 0, keptNewer: 0, edition: "2026.08.21" });
    expect(first.added + first.changed + first.unchanged).toBe(1674);
    const [{ count } = { count: 0 }] = await query<{ count: number }>(
      database.ownerUrl,
      "SELECT count(*)::int AS count FROM vulnerability WHERE kev_date_added IS NOT NULL",
    );
    expect(count).toBe(1674);
    expect(await importKev(job)).toMatchObject({ added: 0, changed: 0, unchanged: 1674 });
    expect(await stored(VULNERABILITIES.knx)).toMatchObject({ vendor: "KNX Association", ransomware: "UNKNOWN" });
  });
});
