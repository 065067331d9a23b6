/** Catalogues, files and databases for the tests of imports. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Entry } from "../../../../subgraphs/cisa/import/kev/kev-schema";
import type { SourceText } from "../../../../subgraphs/kit/import/source/read-source";
import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { migrate } from "../../../../subgraphs/kit/migrate";
import { seed } from "../../../../subgraphs/kit/seed/seed";
import { type TestDatabase, createTestDatabase } from "../../../fixture/postgres";
import { query } from "../../../fixture/query";

/** An entry of a catalogue; CVE-2026-5000<n> by default. */
export function entry(n: number, changes: object = {}): Entry {
  return {
    cveID: `CVE-2026-5${String(n).padStart(4, "0")}`,
    vendorProject: `Vendor ${n}`,
    product: "Product",
    vulnerabilityName: `Vulnerability ${n}`,
    dateAdded: "2026-07-01",
    shortDescription: "It is exploited.",
    requiredAction: "Apply updates.",
    dueDate: "2026-07-22",
    knownRansomwareCampaignUse: "Unknown",
    notes: "https://vendor.example/advisory",
    cwes: ["CWE-79"],
    ...changes,
  };
}

export function catalog(vulnerabilities: readonly unknown[], changes: object = {}): string {
  return JSON.stringify({
    title: "CISA Catalog of Known Exploited Vulnerabilities",
    catalogVersion: "2026.09.01",
    dateReleased: "2026-09-01T15:00:00.0000Z",
    count: vulnerabilities.length,
    vulnerabilities,
    ...changes,
  });
}

export function sourceText(text: string): SourceText {
  return { name: "file", text, bytes: Buffer.byteLength(text), sha256: "" };
}

/** Writes a file and answers its path. */
export function file(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** CISA's database as `hub start` makes it. */
export async function cisaDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase("cisa");
  await migrate(cisa, database.ownerUrl);
  await seed(cisa, { ownerUrl: database.ownerUrl, scale: 1 });
  return database;
}

/** Everything that an import may write, as one hash. */
export async function fingerprint(database: TestDatabase): Promise<string> {
  const [row] = await query<{ hash: string }>(
    database.ownerUrl,
    `SELECT md5(concat(
      (SELECT string_agg(v::text, '|' ORDER BY id) FROM vulnerability v),
      (SELECT string_agg(e::text, '|' ORDER BY id) FROM asset_exposure e),
      (SELECT count(*) FROM history), (SELECT count(*) FROM import_run), (SELECT count(*) FROM import_receipt)
    )) AS hash`,
  );
  return row?.hash ?? "";
}
