import { importKev } from "../../../../subgraphs/cisa/import/import-kev";
import { importSsvc } from "../../../../subgraphs/cisa/import/import-ssvc";
import { VULNERABILITIES } from "../../../../subgraphs/kit/demonstration/world";
import { type TestDatabase, createTestDatabase } from "../../../fixture/postgres";
import { query } from "../../../fixture/query";
import { describeWithSharedData, sharedData } from "../../../fixture/shared-data";
import { type TemporaryDirectory, temporaryDirectory } from "../../../fixture/temporary-directory";
import { catalog, cisaDatabase, entry, file, fingerprint } from "./fixture";

let original: TestDatabase;
let database: TestDatabase;
let folder: TemporaryDirectory;
beforeAll(async () => {
  original = await cisaDatabase();
  using temporary = temporaryDirectory();
  const source = file(temporary.path, "kev.json", catalog([entry(1), entry(2), entry(3)]));
  await importKev({ source, databaseUrl: original.ownerUrl });
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

async function run(...lines: string[]) {
  const text = ["cveID,exploitation,automatable,technicalImpact", ...lines].join("\n");
  return importSsvc({ source: file(folder.path, "ssvc.csv", text), databaseUrl: database.ownerUrl });
}

async function points(cveId: string) {
  const [row] = await query<Record<string, unknown>>(
    database.ownerUrl,
    `SELECT version, ssvc_exploitation, ssvc_automatable, ssvc_technical_impact FROM vulnerability WHERE cve_id = $1`,
    [cveId],
  );
  return Object.values(row ?? {});
}

const tiersOf = async (id: string) =>
  query(
    database.ownerUrl,
    "SELECT DISTINCT tier, publicly_exposed AS exposed FROM asset_exposure WHERE vulnerability_id = $1 ORDER BY tier",
    [id],
  );

describe("importSsvc", () => {
  it("adds points, skips rows without, rejects unknown vulnerabilities, and keeps receipts", async () => {
    const report = await run(
      "CVE-2026-50001,active,yes,total",
      "CVE-2026-50002,,,",
      "CVE-1999-0001,none,no,partial",
      "CVE-2026-50003,active,perhaps,total",
    );
    expect(report).toMatchObject({
      kind: "SSVC",
      edition: null,
      rows: 4,
      added: 1,
      changed: 0,
      unchanged: 0,
      skipped: 1,
      rejected: 2,
    });
    expect(report.rejections).toEqual([
      { row: 3, id: "CVE-1999-0001", reason: "the hub knows no vulnerability with this CVE" },
      { row: 4, id: "CVE-2026-50003", reason: `automatable "perhaps" is none of no, yes` },
    ]);
    expect(await points("CVE-2026-50001")).toEqual([2, "ACTIVE", "YES", "TOTAL"]);
    const [{ count } = { count: 0 }] = await query<{ count: number }>(
      database.ownerUrl,
      "SELECT count(*)::int AS count FROM import_receipt WHERE run_id = $1",
      [report.run],
    );
    expect(count).toBe(4);
  });

  it("says what changed, keeps points that a file leaves open, and repeats without a change", async () => {
    await run("CVE-2026-50001,none,no,partial");
    expect(await run("CVE-2026-50001,active,,total")).toMatchObject({ added: 0, changed: 1 });
    expect(await points("CVE-2026-50001")).toEqual([3, "ACTIVE", "NO", "TOTAL"]);
    const history = await query(
      database.ownerUrl,
      "SELECT action, basis FROM history WHERE record_id = 'CVE-2026-50001' AND actor = 'ssvc-import' ORDER BY id",
    );
    expect(history).toEqual([
      {
        action: "assess",
        basis:
          "SSVC points of ssvc.csv: exploitation open → NONE, automatable open → NO, technicalImpact open → PARTIAL",
      },
      {
        action: "reassess",
        basis: "SSVC points of ssvc.csv: exploitation NONE → ACTIVE, technicalImpact PARTIAL → TOTAL",
      },
    ]);
    expect(await run("CVE-2026-50001,active,no,total")).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it("keeps the tiers of exposures consistent", async () => {
    expect(await tiersOf(VULNERABILITIES.langflow)).toEqual(
      expect.arrayContaining([expect.objectContaining({ tier: "UNDETERMINED" })]),
    );
    const report = await run(`${VULNERABILITIES.langflow},active,yes,total`);
    expect(report.recomputedExposures).toBeGreaterThan(0);
    for (const { tier } of await tiersOf(VULNERABILITIES.langflow)) expect(tier).not.toBe("UNDETERMINED");
  });

  it("changes nothing for conflicting rows", async () => {
    const before = await fingerprint(database);
    await expect(run("CVE-2026-50001,none,no,partial", "CVE-2026-50001,active,no,partial")).rejects.toMatchObject({
      code: "IMPORT_REJECTED",
      message: "ssvc.csv lists CVE-2026-50001 twice, with different values (rows 1 and 2).",
    });
    expect(await fingerprint(database)).toBe(before);
  });
});

describeWithSharedData(
  "importSsvc of the real points",
  ["kev/kev_2026-08-21.json", "kev/kev_x_vulnrichment.csv"],
  () => {
    it("takes the 263 that there are, once", async () => {
      await importKev({ source: sharedData("kev/kev_2026-08-21.json"), databaseUrl: database.ownerUrl });
      const job = { source: sharedData("kev/kev_x_vulnrichment.csv"), databaseUrl: database.ownerUrl };
      const first = await importSsvc(job);
      expect(first).toMatchObject({ rows: 1674, skipped: 1411, rejected: 0 });
      expect(first.added + first.changed + first.unchanged).toBe(263);
      expect(await importSsvc(job)).toMatchObject({ added: 0, changed: 0, unchanged: 263, skipped: 1411 });
    });
  },
);
