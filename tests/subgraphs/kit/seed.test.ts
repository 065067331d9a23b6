import { importKev } from "../../../subgraphs/cisa/import/import-kev";
import { cisa } from "../../../subgraphs/cisa/subgraph";
import type { Agency } from "../../../subgraphs/kit/agency";
import { migrate } from "../../../subgraphs/kit/migrate";
import { assertReplaceable } from "../../../subgraphs/kit/seed/imports";
import { seed } from "../../../subgraphs/kit/seed/seed";
import { treasury } from "../../../subgraphs/treasury/subgraph";
import { type TestDatabase, createTestDatabase } from "../../fixture/postgres";
import { query } from "../../fixture/query";
import { temporaryDirectory } from "../../fixture/temporary-directory";
import { catalog, entry, file } from "../cisa/import/fixture";

/** Every index, with what it is made of, and whether queries may use it. */
async function indexes({ ownerUrl }: TestDatabase): Promise<unknown[]> {
  return query(
    ownerUrl,
    `SELECT x.tablename, x.indexname, x.indexdef, i.indisvalid AND i.indisready AS usable
     FROM pg_indexes x JOIN pg_index i ON i.indexrelid = format('%I.%I', x.schemaname, x.indexname)::regclass
     WHERE x.schemaname = 'public' ORDER BY x.indexname`,
  );
}

async function count({ ownerUrl }: TestDatabase, table: string): Promise<number> {
  const [row] = await query<{ count: number }>(ownerUrl, `SELECT count(*)::int AS count FROM ${table}`);
  return row?.count ?? 0;
}

async function migrated(agency: Agency): Promise<TestDatabase> {
  const database = await createTestDatabase(agency.name);
  await migrate(agency, database.ownerUrl);
  return database;
}

describe("seed", () => {
  it("forgets what was commanded in the world that it replaces, and not how far its events were numbered", async () => {
    await using database = await migrated(treasury);
    await seed(treasury, { ownerUrl: database.ownerUrl, scale: 1 });
    const insert = `INSERT INTO outbox (at, record_type, record_id, version, action, office, announced)
      VALUES (now(), 'T', 'r', 2, 'a', 'o', true) RETURNING id::int`;
    await query(database.ownerUrl, insert);
    await query(database.ownerUrl, `INSERT INTO command_receipt VALUES ('o', 'key', 'c', 'd', '{}')`);
    await seed(treasury, { ownerUrl: database.ownerUrl, scale: 1, replace: true });
    expect([await count(database, "outbox"), await count(database, "command_receipt")]).toEqual([0, 0]);
    expect(await query(database.ownerUrl, insert)).toEqual([{ id: 2 }]);
  });

  it.each([
    ["treasury", treasury],
    ["cisa", cisa],
  ])("leaves the indexes of %s as they were, the first time and when it replaces", async (_, agency) => {
    await using database = await migrated(agency);
    const before = await indexes(database);
    expect(before.length).toBeGreaterThan(20);
    await seed(agency, { ownerUrl: database.ownerUrl, scale: 1 });
    expect(await indexes(database)).toEqual(before);
    await seed(agency, { ownerUrl: database.ownerUrl, scale: 1, replace: true });
    expect(await indexes(database)).toEqual(before);
  });

  it("leaves indexes and rows as they were when it fails", async () => {
    await using database = await migrated(treasury);
    const { ownerUrl } = database;
    await seed(treasury, { ownerUrl, scale: 1 });
    const before = { indexes: await indexes(database), cases: await count(database, "vulnerability_case") };
    const failing: Agency = {
      ...treasury,
      async seedDemonstration(run) {
        await treasury.seedDemonstration(run);
        await run.query("INSERT INTO no_such_table VALUES (1)");
      },
    };
    await expect(seed(failing, { ownerUrl, scale: 2, replace: true })).rejects.toThrow("no_such_table");
    expect({ indexes: await indexes(database), cases: await count(database, "vulnerability_case") }).toEqual(before);
  });

  it("tells of progress, table by table", async () => {
    await using database = await migrated(treasury);
    const told = new Map<string, number>();
    const counts = await seed(treasury, {
      ownerUrl: database.ownerUrl,
      scale: 1,
      onProgress: ({ table, rows }) => told.set(table, rows),
    });
    expect(told).toEqual(counts);
    expect(told.get("vulnerability_case")).toBe(await count(database, "vulnerability_case"));
  });
});

describe("seed of an agency into which files were imported", () => {
  const IMPORTED = "SELECT id FROM vulnerability WHERE id IN ('CVE-2026-50001', 'CVE-2026-50002') ORDER BY id";
  const REFUSAL = /would remove the import into cisa/;

  let database: TestDatabase;
  beforeEach(async () => {
    using folder = temporaryDirectory();
    database = await migrated(cisa);
    await seed(cisa, { ownerUrl: database.ownerUrl, scale: 1 });
    const source = file(folder.path, "kev.json", catalog([entry(1), entry(2)]));
    await importKev({ databaseUrl: database.ownerUrl, source });
  });
  afterEach(() => database[Symbol.asyncDispose]());

  it("refuses to replace the world and keeps all that was imported", async () => {
    const { ownerUrl } = database;
    await expect(assertReplaceable(cisa, ownerUrl)).rejects.toThrow(REFUSAL);
    await expect(seed(cisa, { ownerUrl, scale: 1, replace: true })).rejects.toThrow(REFUSAL);
    expect(await query(ownerUrl, IMPORTED)).toHaveLength(2);
    expect(await count(database, "import_receipt")).toBe(2);
  });

  it("leaves the world alone when it is not to be replaced", async () => {
    expect(await seed(cisa, { ownerUrl: database.ownerUrl, scale: 1 })).toEqual(new Map());
    expect(await query(database.ownerUrl, IMPORTED)).toHaveLength(2);
  });

  it("removes imports with their receipts when told to, and may be repeated then", async () => {
    const { ownerUrl } = database;
    await seed(cisa, { ownerUrl, scale: 1, replace: true, discardImports: true });
    expect(await query(ownerUrl, IMPORTED)).toEqual([]);
    expect(await count(database, "import_run")).toBe(0);
    expect(await count(database, "import_receipt")).toBe(0);
    await expect(assertReplaceable(cisa, ownerUrl)).resolves.toBeUndefined();
    await seed(cisa, { ownerUrl, scale: 1, replace: true });
  });
});

describe("assertReplaceable", () => {
  it("lets a database without tables pass", async () => {
    await using database = await createTestDatabase("cisa");
    await expect(assertReplaceable(cisa, database.ownerUrl)).resolves.toBeUndefined();
  });
});
